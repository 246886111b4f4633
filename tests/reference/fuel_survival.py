"""What the catalysis of a mixed-potential sensor's inner pump electrode leaves of a trace of fuel gas for its measuring
electrode.

    /usr/bin/python3 fuel_survival.py [--write fuel_survival.csv]

Diffusion in the gas access hole and the chamber below it by finite volumes in r and z: a trace in gas of 10 % O2, 10 % H2O and N2
at 823.15 K and 1 atm, molecular and Knudsen resistance in series (Blanc, Bosanquet), burning at k p/RT on the inner pump electrode
(roof of the chamber, r 0.40 to 1.20 mm) and on the measuring electrode (floor, 0.85 to 1.20 mm); k = 60 m/s times a factor that is
straight in its logarithm over the gold content. Conductances are those of two half cells in series, a burning face's is in series
with half a cell. Mean over the measuring electrode, over the fraction before the hole; two grids, extrapolated with the second
order that a third one shows. Nothing shared with the product.
"""
import argparse

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import spsolve

R, T, p = 8.314462618, 823.15, 101325.0
molar_mass = dict(O2=31.998, N2=28.014, H2O=18.015, CO=28.010, C3H6=42.081)  # g/mol
fuller_volume = dict(O2=16.3, N2=18.5, H2O=13.1, CO=18.0, C3H6=61.56)
gas = dict(O2=0.1, H2O=0.1, N2=0.8)
r_hole, h, sheet, r_chamber = 0.125e-3, 0.05e-3, 0.4e-3, 1.38e-3
pump, measuring = (0.40e-3, 1.20e-3), (0.85e-3, 1.20e-3)
measuring_velocity = 60 * 1e-4


def diffusivity(trace, pore_radius, gas=gas):
    """[m2/s]"""
    def fuller(other):
        M = 2 / (1 / molar_mass[trace] + 1 / molar_mass[other])
        volumes = fuller_volume[trace] ** (1 / 3) + fuller_volume[other] ** (1 / 3)
        return 1e-4 * 0.00143 * T**1.75 / (M**0.5 * volumes**2) * 1e5 / p
    knudsen = 2 / 3 * pore_radius * np.sqrt(8 * R * T / (np.pi * 1e-3 * molar_mass[trace]))
    return 1 / (sum(x / fuller(other) for other, x in gas.items()) + 1 / knudsen)


def velocity(gold):
    """Of the inner pump electrode [m/s]; straight lines through 1 at 0, 1e-3 at 0.5 and 1e-4 at 20 wt-%."""
    return 60 * 10 ** np.interp(gold, [0, 0.5, 20], [0, -3, -4])


def faces(breaks, n):
    """About n cells a gap's height, fewer far from the breaks."""
    result = [breaks[0]]
    for a, b in zip(breaks, breaks[1:]):
        m = max(n, int(np.ceil(n * (b - a) / h / 2)))
        result += list(a + (b - a) * (1 - np.cos(np.pi * np.arange(1, m + 1) / m)) / 2)
    return np.array(result)


def share(trace, gold, n):
    r, z = faces([0, r_hole, pump[0], measuring[0], pump[1], r_chamber], n), faces([0, h, h + sheet], n)
    i, k = np.meshgrid(np.arange(len(r) - 1), np.arange(len(z) - 1), indexing="ij")
    r_mid, z_mid = (r[1:] + r[:-1]) / 2, (z[1:] + z[:-1]) / 2
    in_hole = z_mid[k] > h
    inside = ~in_hole | (r_mid[i] < r_hole)
    D = np.where(in_hole, diffusivity(trace, r_hole), diffusivity(trace, h / 2))
    number = np.cumsum(inside.ravel()).reshape(inside.shape) - 1
    floor_area, width, height = np.pi * (r[1:] ** 2 - r[:-1] ** 2), np.diff(r), np.diff(z)
    rows, columns, values, right = [], [], [], np.zeros(inside.sum())

    def add(row, column, value):
        rows.extend(row), columns.extend(column), values.extend(value)

    def join(a, b, G):
        add([*a, *b, *a, *b], [*a, *b, *b, *a], [*G, *G, *-G, *-G])

    across = inside[:-1] & inside[1:]
    wall = (2 * np.pi * r[1:-1])[:, None] * height
    half = width[:, None] / 2 / D
    join(number[:-1][across], number[1:][across], (wall / (half[1:] + half[:-1]))[across])
    along = inside[:, :-1] & inside[:, 1:]
    half = height / 2 / D
    join(number[:, :-1][along], number[:, 1:][along], (floor_area[:, None] / (half[:, 1:] + half[:, :-1]))[along])

    roof = np.searchsorted(z, h * (1 + 1e-9)) - 2

    def burn(limits, layer, k_s):
        on = (r_mid > limits[0]) & (r_mid < limits[1])
        G = floor_area[on] / (half[on, layer] + 1 / k_s)
        add(number[on, layer], number[on, layer], G)
        return number[on, layer], G / k_s, floor_area[on]

    burn(pump, roof, velocity(gold))
    cells, to_wall, area = burn(measuring, 0, measuring_velocity)
    mouth = r_mid < r_hole
    G = floor_area[mouth] / half[mouth, -1]
    add(number[mouth, -1], number[mouth, -1], G)
    right[number[mouth, -1]] = G
    x = spsolve(coo_matrix((values, (rows, columns))).tocsr(), right)
    return np.sum(to_wall * x[cells]) / np.sum(area)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--write")
    file = parser.parse_args().write
    lines = ["# /usr/bin/python3 fuel_survival.py --write fuel_survival.csv", "Added gas,Gold content [wt-%],Share [-]"]
    for trace in ("CO", "C3H6"):
        for gold in (0, 0.3, 0.5, 0.8, 3):
            coarse, middle, fine = (share(trace, gold, n) for n in (8, 16, 32))
            limit = fine + (fine - middle) / 3
            print(f"{trace:5s} {gold:4g} {limit:.6e}  order {np.log2((coarse - middle) / (middle - fine)):.2f}, "
                  f"grids {coarse / limit - 1:+.1e} {middle / limit - 1:+.1e} {fine / limit - 1:+.1e}")
            lines.append(f"{trace},{gold:g},{limit:.6g}")
    if file:
        with open(file, "w") as out:
            out.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
