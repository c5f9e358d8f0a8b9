"""化解在小: what comes in is looked at in days, becomes a case with one code, is dispatched, mediated, agreed and followed
until the money has arrived; what fails goes down the green channel with its papers, and a worker can always come back."""
