"""Who may: the actor, the scope in the union tree, one question `require(actor, verb, thing)`; keys and sealed fields."""
