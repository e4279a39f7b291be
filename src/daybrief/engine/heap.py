"""What a process that goes on keeps is left out of the rounds in which Python looks for garbage."""

import gc


def settle() -> None:
    """Look through all that is held, now that nobody waits, and then only through what comes later: a round over packs,
    models and kept answers takes as long as a fifth of a brief, and would fall into the making of one."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
