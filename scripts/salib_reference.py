"""Writes what SALib makes of known functions, for a test to compare with: JSON on standard output.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json

import numpy
from SALib.analyze import morris as analyze_morris
from SALib.analyze import sobol as analyze_sobol
from SALib.sample import morris as sample_morris
from SALib.sample import sobol as sample_sobol
from SALib.test_functions import Ishigami, Sobol_G

cases = []
functions = {
    "Ishigami": (3, [-numpy.pi, numpy.pi], Ishigami.evaluate),
    "Sobol' g": (8, [0.0, 1.0], Sobol_G.evaluate),
}
for name, (factors, bounds, evaluate) in functions.items():
    problem = {
        "num_vars": factors,
        "names": [f"x{i + 1}" for i in range(factors)],
        "bounds": [bounds] * factors,
    }
    points = sample_sobol.sample(problem, 256, calc_second_order=False, seed=1)
    values = evaluate(points)
    found = analyze_sobol.analyze(problem, values, calc_second_order=False, seed=1)
    cases.append({
        "method": "sobol", "function": name, "factors": factors, "rows": 256,
        "values": values.tolist(), "first": found["S1"].tolist(), "total": found["ST"].tolist(),
        "first_reach": found["S1_conf"].tolist(), "total_reach": found["ST_conf"].tolist(),
    })
    walks = sample_morris.sample(problem, 50, num_levels=4, seed=1)
    values = evaluate(walks)
    found = analyze_morris.analyze(problem, walks, values, num_levels=4, seed=1)
    low, high = bounds
    cases.append({
        "method": "morris", "function": name, "factors": factors,
        "points": ((walks - low) / (high - low)).tolist(), "values": values.tolist(),
        "mu": [float(value) for value in found["mu"]],
        "mu_star": [float(value) for value in found["mu_star"]],
        "sigma": [float(value) for value in found["sigma"]],
        "mu_star_reach": [float(value) for value in found["mu_star_conf"]],
    })
print(json.dumps(cases))
