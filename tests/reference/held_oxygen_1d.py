"""Pump current of the mixed-potential sensor that holds 25 mV between air and the end of its chamber, over lambda of lean exhaust
with 100 ppm of CO.

    /usr/bin/python3 held_oxygen_1d.py [--write held_oxygen_1d.csv]

Oxygen alone moves, along hole (0.1 mm wide, 0.4 mm long), corner (Laplace), chamber (50 um high) to r = 0.40 mm and on below the
inner pump electrode, which takes it evenly up to r = 1.20 mm; Stefan-Maxwell with Knudsen resistance at 823.15 K and 1 atm:
    dx/ds = -(RT/p) N (sum_j x_j/D_Oj + 1/D_K),   s = length/area, others at rest in their shares of 1 - x,
so that N is an integral over x, D_K of the tube up to the corner, of the slit beyond. What CO burns, half a molecule of oxygen
each, is a small correction by its own diffusion. Nothing shared with the product.
"""
import argparse

import numpy as np
from scipy.optimize import brentq

from fuel_survival import R, T, diffusivity, fuller_volume, molar_mass, p
from round_layers import corner_resistance

F = 96485.33212
a, h, sheet, inner, outer = 0.05e-3, 0.05e-3, 0.4e-3, 0.40e-3, 1.20e-3
CO_fraction, air, held = 1e-4, 0.2095, 0.025
molar_mass["CO2"], fuller_volume["CO2"] = 44.009, 26.9

hole = sheet / (np.pi * a**2)
evenly = (outer**2 * np.log(outer / inner) - (outer**2 - inner**2) / 2) / (outer**2 - inner**2)
gap = corner_resistance(a, h) + (np.log(inner / a) + evenly) / (2 * np.pi * h)


def exhaust(lam):
    """Lean, of CH2 in air with 3.77 N2."""
    x = dict(O2=1.5 * (lam - 1), N2=1.5 * 3.77 * lam, H2O=1.0, CO2=1.0)
    return {k: (1 - CO_fraction) * v / sum(x.values()) for k, v in x.items()}


def end(N, x, gas, s, radius):
    """x of O2 after s [1/m]; the equation is linear in x."""
    rest = sum(v for k, v in gas.items() if k != "O2")
    inverse = 1 / diffusivity("O2", radius, {k: v / rest for k, v in gas.items() if k != "O2"})
    knudsen = 1 / diffusivity("O2", radius, {})
    balance = 1 + knudsen / (inverse - knudsen)  # dx/ds = -(RT/p) N (1/D) (balance - x)
    return balance - (balance - x) * np.exp(R * T / p * N * (inverse - knudsen) * s)


def current(lam):
    """Out of the chamber [A]."""
    gas = exhaust(lam)
    goal = air * np.exp(-4 * F * held / (R * T))
    N = brentq(lambda N: end(N, end(N, gas["O2"], gas, hole, a), gas, gap, h / 2) - goal, -1e-8, 1e-8, xtol=1e-22)
    # Nearly all of the CO is burnt at the beginning of the inner pump electrode.
    way = hole / diffusivity("CO", a, gas) + (gap - evenly / (2 * np.pi * h)) / diffusivity("CO", h / 2, gas)
    burnt = p / (R * T) * CO_fraction / way / 2
    return 4 * F * (N - burnt)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--write")
    file = parser.parse_args().write
    lines = ["# /usr/bin/python3 held_oxygen_1d.py --write held_oxygen_1d.csv", "Lambda [-],I_p [mA]"]
    for lam in (2, 1.5, 1.3, 1.1, 1.02):
        lines.append(f"{lam:g},{1e3 * current(lam):.6g}")
        print(lines[-1])
    if file:
        with open(file, "w") as out:
            out.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
