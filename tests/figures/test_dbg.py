import datetime as dt
from random import Random
import pytest
from sizai.access import clock
from tests.figures.test_sums_agree import *
from tests.figures.test_sums_agree import _check
@pytest.mark.django_db
def test_dbg():
    from sizai.access.policy import Refused
    from sizai.lifecycle import IllegalMove, StaleMove
    from sizai.registers.bad_input import BadInput
    random = Random(3)
    moment = clock.local(2024, 12, 20, 9)
    with clock.at(moment):
        cast = people.assemble(); people.case(cast); refresh_figures()
    for step in range(70):
        moment += dt.timedelta(hours=random.randrange(30))
        with clock.at(moment):
            case = random.choice(list(Case.objects.all()))
            weights = {"accept": 4, "start": 6, "agree": 5, "pay": 5, "close": 3}
            name = random.choices(list(STEPS), [weights.get(name, 2) for name in STEPS])[0]
            print(step, moment, name, case, case.claim_kind, [ (p.received_on,p.reversed_at) for p in case.payments.all()])
            try:
                STEPS[name](cast, case, random)
            except (IllegalMove, StaleMove, BadInput, Refused, AttributeError) as e:
                print("   refused", type(e)); continue
            case.refresh_from_db()
            print("   ->", case.claim_kind, sorted(set(TouchedDay.objects.values_list("day", flat=True))))
            _check(Filters())
