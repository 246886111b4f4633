#!/usr/bin/python3
"""A fixed amount of work like that of a sweep, to measure a machine by.

Sparse LU factorisations of a five-point stencil with four coupled unknowns a
point (90,000 unknowns, the kind of matrix an assembled element gives), solves,
and the exponentials of an assembly; one thread. Prints the seconds it took.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import time

import numpy as np
import scipy.sparse as sparse
from scipy.sparse.linalg import splu

POINTS, UNKNOWNS, FACTORISATIONS = 150, 4, 4


def matrix(points, unknowns):
    line = sparse.diags([-1.0, 2.0, -1.0], [-1, 0, 1], shape=(points, points))
    one = sparse.identity(points)
    grid = sparse.kron(line, one) + sparse.kron(one, 50.0 * line)
    coupling = 4.0 * np.eye(unknowns) + np.random.default_rng(1).uniform(
        -0.5, 0.5, (unknowns, unknowns))
    return sparse.csc_matrix(
        sparse.kron(grid + sparse.identity(points**2), coupling))


def main():
    start = time.perf_counter()
    A = matrix(POINTS, UNKNOWNS)
    b = np.ones(A.shape[0])
    for _ in range(FACTORISATIONS):
        factors = splu(A, permc_spec="MMD_AT_PLUS_A",
                       options={"SymmetricMode": True, "DiagPivotThresh": 0.01})
        x = factors.solve(b)
    residual = np.abs(A @ x - b).max()
    if residual > 1e-8:
        raise SystemExit(f"reference_workload.py: residual {residual}")
    z = np.linspace(-1.0, 1.0, 200_000)
    for _ in range(400):
        z = np.exp(-z * z) - 0.5 * np.log1p(z * z)
    print(f"{time.perf_counter() - start:.3f}")


if __name__ == "__main__":
    main()
