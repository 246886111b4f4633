"""Limiting currents through a porous barrier in one dimension: O2 in N2 and exhaust gas with six species, lean and rich, at
several temperatures, pressures and pore sizes.

    /usr/bin/python3 limiting_currents_1d.py [--write limiting_currents_1d.csv]
    /usr/bin/python3 limiting_currents_1d.py --cell [--write planar_cell_1d.csv]
    /usr/bin/python3 limiting_currents_1d.py --duct [--write reference_duct_1d.csv]
    /usr/bin/python3 limiting_currents_1d.py --open [--write open_circuit_1d.csv]

Dusty gas (Mason and Malinauskas, Gas Transport in Porous Media, 1983; diffusivities of Fuller, Schettler and Giddings, 1966)
with Darcy flow, B0 = r^2/8, per eps/tau: the equations solved for the gradients of the partial
pressures, integrated along the barrier by an 8th-order Runge-Kutta method (relative tolerance 1e-12). At the far end an
electrode 0.25 V below one in air (20.95 % O2, 101325 Pa), in equilibrium with oxygen, CO and H2: three pressures given, the
rates of the three reactions unknown, found by Newton's method with derivatives by differences. As the equilibrium leaves some
1e-7 of CO and H2, the currents do not depend on the equilibrium constants; nor, along any harmonic coordinate, on the shape.
Nothing shared with the product.

--cell: the cell of parameter_files/limiting_current with an electrode that leaves no oxygen: 1 mm of barrier (eps/tau 0.05,
pores of 0.7 um), 0.1 mm of open channel, h = 40 um high, and 2 ln 2/pi h, by which a channel seems longer before a wall that
takes everything (conformal map of a strip of which one side is a sink from some point on).
--duct: the reference duct of the wide-band element, a ring from 1.35 to 3 mm, 0.1 mm high, that only 1.779e-3 of it is open.
--open: voltage against air of an electrode without current behind a layer with pores of 2 um: as hydrogen diffuses faster than
the others, it lies below that of the gas in equilibrium.
"""
import argparse
import sys

import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

from thermochemistry import ln_K
from wide_band_1d import CO, CO2, F, H2, H2O, M, O2, R, charge, exhaust, fuller_volume, p0, species

viscosity, U = 4.4e-5, 0.25
v3 = fuller_volume ** (1 / 3)
M_pair = 2e3 / (1 / M[:, None] + 1 / M)


def end_pressures(rates, x, T, p, radius):
    """Partial pressures [Pa] at the far end for rates [mol/m/s] (flux times length, per eps/tau)."""
    pD = 10 * 0.00143 * T**1.75 / (M_pair**0.5 * (v3[:, None] + v3) ** 2)
    knudsen, B = 2 / 3 * radius * np.sqrt(8 * R * T / (np.pi * M)), radius**2 / 8 / viscosity
    N = species @ rates

    def gradients(_, q):
        total = -R * T * (N / knudsen).sum() / (1 + B * (q / knudsen).sum())
        return -R * T * (N * ((1 / pD) @ q) - q * ((1 / pD) @ N) + N / knudsen) - q * B / knudsen * total
    return solve_ivp(gradients, (0, 1), x * p, method="DOP853", rtol=1e-12, atol=1e-10).y[:, -1]


def oxygen_current(x, T, p, segments):
    """I/area [A/m2] of all the oxygen that comes through segments (length, structure, radius, permeability) of a path in N2."""
    D_K = lambda radius: 2 / 3 * radius * np.sqrt(8 * R * T / (np.pi * M[:2]))
    pD = 10 * 0.00143 * T**1.75 / (M_pair[O2, 1] ** 0.5 * (v3[O2] + v3[1]) ** 2)

    def oxygen_left(N):
        q = np.array([x * p, (1 - x) * p])
        for length, structure, radius, permeability in segments:
            knudsen, B = D_K(radius), permeability / viscosity

            def gradients(_, q):
                total = -R * T * N / knudsen[0] / (1 + B * (q / knudsen).sum())
                return (np.array([-R * T * N * (q[1] / pD + 1 / knudsen[0]), R * T * q[1] * N / pD]) - q * B / knudsen * total) / structure
            q = solve_ivp(gradients, (0, length), q, method="DOP853", rtol=1e-12, atol=1e-9).y[:, -1]
        return q[0]

    guess = -np.log(1 - x) * p / (R * T) * 1e-4 / sum(length / structure for length, structure, _, _ in segments)
    return 4 * F * brentq(oxygen_left, 0.3 * guess, 3 * guess, xtol=1e-18, rtol=1e-13)


def slit(length, structure, height):
    return length, structure, height / 2, height**2 / 12


def cell_current(x, T, p, height=40e-6):
    """I/(height x depth) [A/m2] of oxygen through the barrier and the channel before the electrode, in N2."""
    return oxygen_current(x, T, p, ((1e-3, 0.05, 0.7e-6, 0.7e-6**2 / 8), slit(0.1e-3 + 2 * np.log(2) / np.pi * height, 1.0, height)))


def duct_current(x, T, p, height=100e-6, inner=1.35e-3, outer=3e-3, structure=1.779e-3):
    """I [A] of oxygen through the ring; per 2 pi height, its length is ln(outer/inner)."""
    return 2 * np.pi * height * oxygen_current(x, T, p, (slit(np.log(outer / inner), structure, height),))


def newton(residual, unknowns, scale):
    for _ in range(40):
        here = residual(unknowns)
        J = np.stack([(residual(unknowns + step) - residual(unknowns - step)) / 2e-6 for step in 1e-6 * np.diag(scale)], 1)
        change = np.linalg.solve(J, -here)
        unknowns = unknowns + scale * change
        if np.abs(change).max() < 1e-11:
            return unknowns
    raise RuntimeError(f"no convergence: {here}")


def disequilibrium(q, Pi, T):
    """Of the pressures q at an electrode whose oxygen activity is e^Pi, three numbers [Pa]."""
    kc, kw = np.exp(ln_K("CO", "CO2", T) + Pi / 2), np.exp(ln_K("H2", "H2O", T) + Pi / 2)
    return np.array([q[O2] - p0 * np.exp(Pi), (q[CO] * kc - q[CO2]) / (1 + kc), (q[H2] * kw - q[H2O]) / (1 + kw)])


def rate_scale(T, p, radius):
    D = 1 / (p / 101325 / (2e-4 * (T / 1053) ** 1.75) + 1 / (2 / 3 * radius * np.sqrt(8 * R * T / (np.pi * M[O2]))))
    return p / (R * T) * D


def limiting_current(x, T, p, radius):
    """I L/(A eps/tau) [A/m] of the pump, > 0 for lean gas."""
    Pi, scale = np.log(0.2095 * 101325 / p0) - 4 * F * U / (R * T), rate_scale(T, p, radius)
    rates = newton(lambda rates: disequilibrium(end_pressures(rates, x, T, p, radius), Pi, T) / p,
                   scale * np.array([x[O2], x[CO], 3 * x[H2]]), scale * np.ones(3))
    return -charge @ rates


def open_voltage(x, T, p=101325.0, radius=2e-6):
    """Voltage [V] of air against an electrode without current."""
    scale = rate_scale(T, p, radius)

    def residual(u):
        equilibrium = disequilibrium(end_pressures(u[:3], x, T, p, radius), u[3], T)
        return np.r_[equilibrium / p, charge @ u[:3] / (4 * F * scale)]
    Pi = 2 * np.log(x[CO2] / x[CO]) - 2 * ln_K("CO", "CO2", T)
    Pi = newton(residual, np.r_[0.0, 0.0, 0.0, Pi], np.r_[scale * np.ones(3), 1.0])[3]
    return R * T / (4 * F) * (np.log(0.2095 * 101325 / p0) - Pi)


def cases():
    """(mole fractions, T, p, pore radius)"""
    atm, oxygen = 101325.0, lambda x: np.array([x, 1 - x, 0, 0, 0, 0])
    air, T = oxygen(0.2095), 1053.15
    yield from ((oxygen(x), T, atm, 0.7e-6) for x in (0.01, 0.2095, 0.95))
    yield from ((air, t, atm, 0.7e-6) for t in (953.15, 1153.15))
    yield from ((air, T, p, 0.7e-6) for p in (0.5e5, 2e5, 5e5))
    yield from ((air, T, atm, r) for r in (0.05e-6, 5e-6))
    yield from ((exhaust(l), T, atm, 0.7e-6) for l in (1.5, 1.05, 0.97, 0.9, 0.8, 0.65))
    yield from ((exhaust(0.8), t, atm, 0.7e-6) for t in (953.15, 1153.15))
    yield from ((exhaust(0.8), T, p, 0.7e-6) for p in (0.5e5, 2e5))
    yield exhaust(0.8), T, atm, 0.05e-6


def main():
    options = argparse.ArgumentParser(description="Limiting currents of a porous barrier in one dimension.")
    options.add_argument("--cell", action="store_true", help="the planar cell, barrier and channel")
    options.add_argument("--duct", action="store_true", help="the reference duct of the wide-band element")
    options.add_argument("--open", action="store_true", help="the voltage of an electrode without current")
    options.add_argument("--write", metavar="FILE", help="write the table (CSV)")
    o = options.parse_args()
    title = "T [K],p [Pa],Pore radius [um],O2,N2,H2O,H2,CO2,CO,I L/(A eps/tau) [A/m]"
    rows = ((T, p, 1e6 * r, *x, limiting_current(x, T, p, r)) for x, T, p, r in cases())
    if o.cell:
        title = "T [K],p [Pa],O2,I/A [A/m2]"
        conditions = [(1053.15, 101325, x) for x in (0.2095, 0.15, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002)]
        conditions += [(953.15, 101325, 0.2095), (1153.15, 101325, 0.2095), (1053.15, 0.5e5, 0.2095), (1053.15, 2e5, 0.2095)]
        rows = ((T, p, x, cell_current(x, T, p)) for T, p, x in conditions)
    if o.duct:
        title = "T [K],p [Pa],O2,I [A]"
        rows = ((T, p, x, duct_current(x, T, p)) for T, p, x in ((1053.15, 101325, 0.2095), (953.15, 101325, 0.2095)))
    if o.open:
        title = "T [K],Lambda [-],U [V]"
        rows = ((T, l, open_voltage(exhaust(l), T)) for T in (953.15, 1053.15) for l in (0.7, 0.8, 0.9, 0.95, 0.99))
    lines = []
    for row in rows:
        lines.append(",".join(f"{value:.10g}" for value in row))
        print(lines[-1], flush=True)
    if o.write:
        with open(o.write, "w") as table:
            table.write(f"# /usr/bin/python3 {' '.join(sys.argv)}\n"
                        f"# dusty gas, viscosity 4.4e-5 Pa s; see limiting_currents_1d.py\n{title}\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
