"""What things cost, side by side in one run: `python -m tests.benchmarks.record_list` and so on.

They print medians, 95th percentiles and ratios, and assert nothing: how long something takes is
the machine's affair, how it compares to its neighbour in the same run is ours.
"""

import os

os.environ["TEXTUAL_FPS"] = "1000"  # read when textual is imported; at 60 a key always takes 16 ms
