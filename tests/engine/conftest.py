"""Where durable-rules cannot be imported (Python 3.13 and later), what compares it with our evaluator is not collected."""

from engine import durable

collect_ignore = [] if durable.AVAILABLE else ["test_durable_traps.py", "test_random_bases.py", "test_random_cases.py"]
