"""From which size on the screens use more room."""

SIDE_FROM = 100  # columns: what already holds stands at the side
TALL_FROM = 32  # lines
