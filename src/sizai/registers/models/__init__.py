from sizai.registers.models.batches import Batch, BatchState, HeaderMapping, Imported
from sizai.registers.models.drafts import Draft
from sizai.registers.models.search import SearchDocument

__all__ = ["Batch", "BatchState", "Draft", "HeaderMapping", "Imported", "SearchDocument"]
