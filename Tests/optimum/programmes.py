"""The best of all choices, as integer programmes that HiGHS solves.

A choice x says which candidates are taken, y how much of each organization is brought in: no more than the candidates
that bring it. Organizations brought in by the same candidates are one variable, and a candidate that another makes
needless has none.
"""

import highspy
import numpy as np

SECONDS = 20


def best(suggestions, limit, number):
    """Returns (value, bound): the best that was found, checked in whole numbers, and what no choice can better.

    For `reach` these are numbers of links, for `count` and `budget` gains; (None, None) where no choice reaches the goal.
    """
    weights = suggestions.weights
    brings = suggestions.brings[:, weights > 0].astype(bool)
    weights = weights[weights > 0]
    costs = [candidate.cost for candidate in suggestions.candidates]
    taken = needed(brings, costs, limit, number)
    brings, costs = brings[taken], [costs[place] for place in taken]

    need = None
    if limit == "reach":
        need = suggestions.goal(number) - suggestions.before
        if need <= 0:
            return 0, 0
        if weights[brings.any(axis=0)].sum() < need:
            return None, None
    if not len(brings):
        return 0, 0

    columns, belongs = np.unique(brings, axis=1, return_inverse=True)
    sums = np.zeros(columns.shape[1])
    np.add.at(sums, belongs.reshape(-1), weights)
    keep = columns.any(axis=0)
    columns, sums = columns[:, keep], sums[keep]
    choices, groups = columns.shape

    model = highspy.HighsLp()
    model.num_col_ = choices + groups
    model.col_lower_ = np.zeros(choices + groups)
    model.col_upper_ = np.ones(choices + groups)
    model.integrality_ = (
        [highspy.HighsVarType.kInteger] * choices + [highspy.HighsVarType.kContinuous] * groups)
    rows = []
    for group in range(groups):
        from_choices = np.flatnonzero(columns[:, group])
        rows.append(([*from_choices, choices + group], [*[-1.0] * len(from_choices), 1.0], -highspy.kHighsInf, 0.0))
    if limit == "reach":
        model.col_cost_ = np.concatenate([np.ones(choices), np.zeros(groups)])
        rows.append(([*range(choices, choices + groups)], [*sums], float(need), highspy.kHighsInf))
    else:
        model.col_cost_ = np.concatenate([np.zeros(choices), -sums])
        prices = [1.0] * choices if limit == "count" else [float(cost) for cost in costs]
        rows.append(([*range(choices)], prices, -highspy.kHighsInf, float(number)))
    model.num_row_ = len(rows)
    model.row_lower_ = np.array([row[2] for row in rows])
    model.row_upper_ = np.array([row[3] for row in rows])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0] + [len(row[0]) for row in rows])
    model.a_matrix_.index_ = np.concatenate([row[0] for row in rows]).astype(np.int32)
    model.a_matrix_.value_ = np.concatenate([row[1] for row in rows])

    solver = highspy.Highs()
    for name, value in [("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0),
                        ("mip_abs_gap", 0.5), ("time_limit", float(SECONDS))]:
        solver.setOptionValue(name, value)
    solver.passModel(model)
    solver.run()
    found = solver.getInfo()
    solution = np.array(solver.getSolution().col_value[:choices])
    if not len(solution):
        raise RuntimeError(f"HiGHS found no choice: {solver.getModelStatus()}")
    chosen = solution > 0.5
    gain = int(weights[brings[chosen].any(axis=0)].sum())
    if limit == "reach":
        if gain < need:
            raise RuntimeError(f"HiGHS chose links that gain {gain} of {need}")
        return int(chosen.sum()), int(np.ceil(found.mip_dual_bound - 1e-4))
    if limit == "count" and chosen.sum() > number:
        raise RuntimeError("HiGHS chose too many links")
    if limit == "budget" and sum(cost for cost, one in zip(costs, chosen) if one) > number:
        raise RuntimeError("HiGHS spent too much")
    return gain, int(np.floor(-found.mip_dual_bound + 1e-4))


def needed(brings, costs, limit, number):
    """The candidates that no other makes needless: one that brings all of theirs, and costs no more."""
    kept = []
    counts = brings.sum(axis=1)
    for place in sorted(range(len(brings)), key=lambda place: (-counts[place], place)):
        if not counts[place] or limit == "budget" and costs[place] > number:
            continue
        rivals = kept if limit != "budget" else [one for one in kept if costs[one] <= costs[place]]
        if not rivals or (brings[place] & ~brings[rivals]).any(axis=1).all():
            kept.append(place)
    return kept
