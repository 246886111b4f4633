"""The pump cell of parameter_files/pump_cell in one dimension: dusty gas through its porous layers, its two electrodes, and the
ohmic drop between them.

    /usr/bin/python3 pump_cell_1d.py reference [--write pumped_reference_1d.csv]
    /usr/bin/python3 pump_cell_1d.py lambda    [--write reference_over_lambda_1d.csv]
    /usr/bin/python3 pump_cell_1d.py limits    [--write pump_cell_limits_1d.csv]
    /usr/bin/python3 pump_cell_1d.py layers    [--write layered_1d.csv]
    /usr/bin/python3 pump_cell_1d.py clearance [--write clearance_1d.csv]

Dusty gas (Mason and Malinauskas, Gas Transport in Porous Media, 1983; diffusivities of Fuller, Schettler and Giddings, 1966)
with Darcy flow, B0 = r^2/8 per eps/tau: the equations solved for the gradients of the partial pressures and integrated through
one layer after the other by an 8th-order Runge-Kutta method. Nothing shared with the product. 1053.15 K, 101325 Pa.

reference: pO2 and pressure under the fine layer against the current pumped into the electrode there, in dry air; and the isobaric
    law 1 - x = (1 - x0)^(1 + I/I_lim) of molecular diffusion that would have the same limiting current.
lambda: voltage of the fine against the coarse electrode at a current, pO2 under the fine layer, and the smallest current that
    leaves oxygen there, 4 F (N_CO + N_H2)/2 of what arrives at an electrode that leaves neither. Both electrodes with the kinetics
    of wide_band_1d.py, both layers, and the zirconia between them as wide as the electrodes.
limits: limiting currents of both electrodes, the coarse layer's with a thousandth of its eps/tau.
layers: limiting currents through three superposed layers in dry air and poorer gas, in both orders. "Series": what the limiting
    currents of the layers alone make in series, each with one end in the gas.
clearance: limiting current of the axisymmetric cell behind a gas supply orifice: orifice, corner to the clearance (conformal
    resistance of round_layers.py), and along the clearance's radius what the fine layer takes at each place: a table over the
    two pressures, interpolated, in the dusty-gas equations along r. "Series": orifice, clearance up to the layer's mean and layer
    as resistances of a gas with traces of oxygen.
"""
import argparse
import sys

import numpy as np
from scipy.integrate import solve_ivp
from scipy.interpolate import RectBivariateSpline
from scipy.optimize import brentq, root

from limiting_currents_1d import disequilibrium, newton
from round_layers import corner_resistance
from wide_band_1d import (CO, CO2, F, H2, H2O, M, O2, R, T, air, charge, exhaust, gradient, ln_Kc, ln_Kw, p0, p_ref, pD, sigma,
                          species, surface, viscosity)

area, body = 2e-3 * 3e-3, 0.9e-3                                                # m2, m
fine, coarse = [(150e-6, 0.005, 0.02e-6)], [(150e-6, 0.15, 2e-6)]               # thickness [m], eps/tau, pore radius [m]
scaled_coarse = [(150e-6, 0.15e-3, 2e-6)]
superposed = [(50e-6, 0.1, 2e-6), (150e-6, 0.002, 1e-6), (100e-6, 0.005, 0.02e-6)]  # outside first
f = F / (R * T)


def oxygen(x):
    return np.array([x, 1 - x, 0, 0, 0, 0])


def through(rates, x, layers):
    """Partial pressures [Pa] behind the layers, of gas x before them, for what the electrode consumes, (r_O2, r_CO, r_H2)."""
    N, q = (species @ rates)[None], x * p_ref
    for thickness, structure, radius in layers:
        knudsen = structure * 2 / 3 * radius * np.sqrt(8 * R * T / (np.pi * M))
        media = np.r_[structure, structure * radius**2 / 8, knudsen][None]
        q = solve_ivp(lambda _, q: gradient(q[None], N, media)[0], (0, thickness), q, method="DOP853", rtol=1e-12, atol=1e-10).y[:, -1]
    return q


def conductance(layers, species_mass=M[O2]):
    """Of oxygen in traces [m/s]."""
    return 1 / sum(L / s * (p_ref / pD[O2, 1] + 1 / (2 / 3 * r * np.sqrt(8 * R * T / (np.pi * species_mass)))) for L, s, r in layers)


def limiting_current(x, layers):
    """Current density [A/m2] of oxygen out of the gas, at an electrode that leaves neither oxygen nor fuel; < 0: fuel arrives."""
    scale = p_ref / (R * T) * conductance(layers)
    Pi = np.log(1e-6)
    rates = newton(lambda rates: disequilibrium(through(rates, x, layers), Pi, T) / p_ref + np.r_[p0 * np.exp(Pi) / p_ref, 0, 0],
                   scale * np.array([x[O2], x[CO], 3 * x[H2]]), scale * np.ones(3))
    return -charge @ rates


def electrode(i, x, layers):
    """E = V - phi [V] of an electrode that carries i [A/m2], and the partial pressures before it."""
    scale, least = p_ref / (R * T) * conductance(layers), -limiting_current(x, layers)
    burning = i > least                                                         # oxygen is left
    rates_of = lambda u: np.r_[-i / (4 * F) + scale * (u[0] + u[1]) / 2, scale * u[:2]]

    def residual(u):
        r = rates_of(u)
        return surface(through(r, x, layers)[None], r[None], u[None, 2:])[0]
    guess = np.r_[x[CO], 3 * x[H2]] if burning else np.zeros(2)
    E = np.log(max(x[O2], 0.1)) / (4 * f) if burning else (np.log(x[CO2] / x[CO]) - ln_Kc) / (2 * f)
    found = root(residual, np.r_[guess, E], method="hybr", options=dict(xtol=1e-13))
    assert np.abs(found.fun).max() < 1e-9, found
    return found.x[2], through(rates_of(found.x), x, layers)


def cell_voltage(current, x):
    """U of the fine against the coarse electrode and the pressures under the fine layer."""
    i = current / area
    E_fine, q = electrode(i, x, fine)
    return E_fine - electrode(-i, x, coarse)[0] + i * body / sigma, q


def reference_rows():
    limit = area * limiting_current(air, fine)
    for mA in (0, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4):
        q = through(np.array([-1e-3 * mA / (4 * F * area), 0, 0]), air, fine)
        yield mA, 1e-3 * q[O2], 1e-3 * q.sum(), 1e-3 * p_ref * (1 - (1 - air[O2]) ** (1 + 1e-3 * mA / limit))


def lambda_rows(mA=2.0):
    for lam in (0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 1.02, 1.05, 1.1, 1.2, 1.5, 2):
        U, q = cell_voltage(1e-3 * mA, exhaust(lam))
        yield lam, mA, U, 1e-3 * q[O2], -1e3 * area * limiting_current(exhaust(lam), fine)


def limit_rows():
    for lam in (np.inf, 2, 1.5, 1.2, 1.05):
        yield (lam, *(1e3 * area * limiting_current(exhaust(lam), layers) for layers in (fine, scaled_coarse)))


def layer_rows():
    for x in (0.2095, 0.1, 0.02):
        series = 1 / sum(1 / limiting_current(oxygen(x), [layer]) for layer in superposed)
        yield (x, *(1e3 * area * value for value in
                    (limiting_current(oxygen(x), superposed), limiting_current(oxygen(x), superposed[::-1]), series)))


class Clearance:
    hole, depth, collar, rim = 0.15e-3, 0.6e-3, 0.25e-3, 1.4e-3                 # m

    def __init__(self, height):
        self.height = height
        knudsen = lambda radius: 2 / 3 * radius * np.sqrt(8 * R * T / (np.pi * M))
        self.tube = np.r_[1, self.hole**2 / 8, knudsen(self.hole)][None]
        self.slit = np.r_[1, height**2 / 12, knudsen(height / 2)][None]
        self.uptake = self.table_of_uptake()

    def table_of_uptake(self):
        """Oxygen [mol/m2/s] that the fine layer takes, over the pressures of oxygen and nitrogen before it, and over the former."""
        def flux(q):
            left = lambda n: through_from(np.array([n, 0, 0]), np.r_[q, 0, 0, 0, 0])[O2]
            guess = q[0] / (R * T) * conductance(fine)
            return brentq(left, 0.7 * guess, 1.4 * guess, xtol=1e-16, rtol=1e-12)

        def through_from(rates, q):
            return through(rates, q / p_ref, fine)
        oxygens, nitrogens = p_ref * np.linspace(0.001, 0.25, 8), p_ref * np.linspace(0.7, 1.02, 6)
        return RectBivariateSpline(oxygens, nitrogens, [[flux(np.array([a, b])) / a for b in nitrogens] for a in oxygens])

    def mouth(self, q_rim):
        """Pressures at the orifice's mouth, and the oxygen [mol/s], for the pressures at the clearance's closed rim."""
        two = lambda q, N, media: gradient(np.r_[q, 0, 0, 0, 0][None], np.r_[N, 0, 0, 0, 0, 0][None], media)[0, :2]

        def along(r, y):                                                        # inwards; y: pressures, oxygen towards the rim [mol/s]
            outflow = two(y[:2], y[2] / (2 * np.pi * r * self.height), self.slit)
            return np.r_[outflow, -2 * np.pi * r * y[0] * self.uptake.ev(y[0], y[1])]
        options = dict(method="DOP853", rtol=1e-11, atol=1e-16)
        y = solve_ivp(along, (self.rim, self.collar), np.r_[q_rim, 0], **options).y[:, -1]
        G = y[2]
        q = solve_ivp(lambda r, q: two(q, G / (2 * np.pi * r * self.height), self.slit), (self.collar, self.hole), y[:2], **options).y[:, -1]
        for resistance, media in ((corner_resistance(self.hole, self.height), self.slit),
                                  (self.depth / (np.pi * self.hole**2), self.tube)):
            q = solve_ivp(lambda _, q: -two(q, G, media), (0, resistance), q, **options).y[:, -1]
        return q, G

    def limit(self, x):
        """mA"""
        target = p_ref * np.r_[x, 1 - x]
        found = root(lambda u: self.mouth(u * target)[0] / target - 1, np.r_[0.8, 1.0], tol=1e-12)
        assert np.abs(found.fun).max() < 1e-9, found
        return 4e3 * F * self.mouth(found.x * target)[1]

    def series(self, x):
        """mA, of resistances: orifice, clearance as a fin of the layer, layer."""
        D = lambda knudsen: 1 / (p_ref / pD[O2, 1] + 1 / knudsen)
        tube, slit, layer = D(self.tube[0, 2]), D(self.slit[0, 2]), conductance(fine)
        at = np.pi * (self.rim**2 - self.collar**2) * layer
        orifice = self.depth / (np.pi * self.hole**2 * tube) + corner_resistance(self.hole, self.height) / slit
        ratio = self.rim / self.collar                                          # even uptake over a ring: Poisson's equation
        ring = (np.log(ratio) * ratio**4 / (ratio**2 - 1) ** 2 - (3 * ratio**2 - 1) / (4 * (ratio**2 - 1))) / (2 * np.pi * self.height)
        clearance = (ring + np.log(self.collar / self.hole) / (2 * np.pi * self.height)) / slit
        return 4e3 * F * x * p_ref / (R * T) / (orifice + clearance + 1 / at)


def clearance_rows():
    for height in (20, 30, 40, 60):
        place = Clearance(1e-6 * height)
        for x in (0.2095, 0.05, 0.01):
            yield height, x, place.limit(x), place.series(x)


cases = {"reference": ("I [mA],p_O2 [kPa],p [kPa],isobaric p_O2 [kPa]", reference_rows),
         "lambda": ("Lambda [-],I [mA],U [V],p_O2 [kPa],smallest I [mA]", lambda_rows),
         "limits": ("Lambda [-],I_fine [mA],I_coarse [mA]", limit_rows),
         "layers": ("O2,I [mA],I reversed [mA],series [mA]", layer_rows),
         "clearance": ("Height [um],O2,I [mA],series [mA]", clearance_rows)}


def main():
    options = argparse.ArgumentParser(description="The pump cell with a coarse and a fine porous layer in one dimension.")
    options.add_argument("case", choices=cases)
    options.add_argument("--write", metavar="FILE", help="write the table (CSV)")
    o = options.parse_args()
    title, rows = cases[o.case]
    lines = []
    for row in rows():
        lines.append(",".join(f"{value:.10g}" for value in row))
        print(lines[-1], flush=True)
    if o.write:
        with open(o.write, "w") as table:
            table.write(f"# /usr/bin/python3 {' '.join(sys.argv)}\n"
                        f"# dusty gas, viscosity {viscosity} Pa s; see pump_cell_1d.py\n{title}\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
