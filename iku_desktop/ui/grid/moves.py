"""Where Ctrl and an arrow lead in a sheet: to the edge of what is filled, or to the next filled cell."""

from iku_desktop.ui.grid.model import GridModel

# Rows further on are not looked at one by one: the way then goes to the very edge.
MOST_LOOKED_AT = 2_000


def edge_of(model: GridModel, row: int, column: int, down: int, right: int) -> tuple[int, int]:
    """Row and column of the cell where the jump from this one ends; the empty last row is no aim."""
    last = (max(model.filled_count - 1, 0), model.columnCount() - 1)

    def inside(at: tuple[int, int]) -> bool:
        return 0 <= at[0] <= last[0] and 0 <= at[1] <= last[1]

    def is_filled(at: tuple[int, int]) -> bool:
        return bool(_text(model, *at))

    here, step = (row, column), (down, right)
    ahead = (row + down, column + right)
    if not inside(ahead):
        return (min(row, last[0]), column) if inside(here) else (last[0], column)
    in_run = is_filled(here) and is_filled(ahead)
    for _ in range(MOST_LOOKED_AT):
        beyond = (ahead[0] + step[0], ahead[1] + step[1])
        if in_run and not (inside(beyond) and is_filled(beyond)):
            return ahead
        if not in_run and (is_filled(ahead) or not inside(beyond)):
            return ahead
        ahead = beyond
    return (
        last[0] if down > 0 else 0 if down < 0 else row,
        last[1] if right > 0 else 0 if right < 0 else column,
    )


def _text(model: GridModel, row: int, column: int) -> str:
    """What a cell holds; words that only say it is empty are nothing."""
    index = model.index(row, column)
    if model.columns[column].entry is not None:
        return model.typed_text(index)
    return model.cell(index).text
