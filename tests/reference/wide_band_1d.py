"""Pump current and pump voltage of the wide-band reference element (parameter_files/wide_band), semi-analytic.

Referee of the finite-element solver: it has the same physics and shares no code and no discretisation with it.
Model (isothermal; parameters below)
  gas      Dusty gas with six species along the path hole -> corner -> slit -> ring barrier -> ring chamber, in
           S = integral of ds/A [1/m], with fluxes G [mol/s] of whole cross-sections: dp/dS = gradient(p, G), explicit and
           linear in the fluxes. The corner between hole and slit is an additional length of slit; its resistance is
           computed by mode matching of the Laplace problem (corner_resistance, 864.3 1/m).
  chamber  Mean pressures over the height h, shared by both electrodes. What the walls' pressures differ from them is a
           solution of Laplace's equation in the chamber for the walls' gradient(p_mean, flux), by modes over the height.
  layer    The outer pump electrode sees the exhaust gas through the protective layer, whose side faces are closed: the
           dusty gas integrated through its thickness at each radius; lateral diffusion by radial modes.
  surface  i = 2 i0 sinh(f (V - phi) - Pi/4), one exchange velocity k for all species, oxygen balance
           i = -4F (r_O2 - r_CO/2 - r_H2/2). Unknowns are the three rates; Pi follows explicitly from i and phi.
  zirconia Laplace's equation in two sheets (pump sheet: annulus outside the hole; Nernst sheet: disc), solved exactly
           by Bessel modes: face potentials = sum over modes of coth or 1/sinh of (kappa d) times current densities.
           "joined": connected by a web from 1.35 mm on, to 1.5 mm (vertical resistors h/sigma); "barrier": not connected.
  circuit  Pump and measuring electrode at virtual ground, reference electrode in air at U_N = 0.45 V without current;
           that determines the voltage of the outer pump electrode. I_p is its current, U_p its voltage.
Not resolved: lateral spreading in the web; friction other than that of the mean composition over the chamber's height;
oxygen in the reference duct (no current).

Numerics: Gauss-Legendre collocation on elements of S; the current densities are polynomials on the same elements and
are integrated against the modes by a fine rule; Newton with exact derivatives (complex step in the pointwise laws),
dense LU. Two elements for one, or half the modes, change I_p by less than 5e-6 of it, U_p by less than 0.03 mV.

    /usr/bin/python3 wide_band_1d.py --write wide_band_1d.csv                  (half a minute each)
    /usr/bin/python3 wide_band_1d.py --barrier --write wide_band_1d_barrier.csv
    /usr/bin/python3 wide_band_1d.py --web 1.45 --points inf 0.65 --write wide_band_1d_gap.csv
    /usr/bin/python3 wide_band_1d.py --web 3 --points inf 0.65 --write wide_band_1d_zirconia.csv
    /usr/bin/python3 wide_band_1d.py --oxygen --write oxygen_1d.csv
    /usr/bin/python3 wide_band_1d.py --temperatures 953.15 1153.15 --points inf 1.5 1.01 0.9 0.8 \
        --write wide_band_1d_temperatures.csv
Sources: Mason and Malinauskas, Gas Transport in Porous Media, 1983 (dusty gas); Fuller, Schettler and Giddings, Ind. Eng.
Chem. 58 (1966) 18 (diffusivities); thermochemistry.py (equilibrium constants). Needs numpy and scipy.
"""
import argparse
import sys

import numpy as np
from scipy.optimize import brentq

from round_layers import across, collocation, corner_resistance, coth, csch, graded, laplace, ring
from thermochemistry import ln_K

R, F, p_ref, p0 = 8.314462618, 96485.33212, 101325.0, 1e5
O2, N2, H2O, H2, CO2, CO = range(6)
M = np.array([31.998, 28.014, 18.015, 2.016, 44.009, 28.010]) * 1e-3            # kg/mol
fuller_volume = np.array([16.3, 18.5, 13.1, 6.12, 26.9, 18.0])
viscosity, k_exchange, U_set = 4.4e-5, 60.0, 0.45                               # Pa s, m/s, V
eps_tau, r_pore = 0.0836 , 0.7e-6             # structure factor of the barrier in parameter_files/wide_band/element.prm
radii = np.array([0.14, 0.30, 0.75, 0.80, 1.20, 1.35, 1.50, 3.00]) * 1e-3      # m; outer radii, electrodes: inner
a_hole, r_slit, r_barrier, r_pump, r_measuring, r_chamber, r_web, r_rim = radii
r_outer, r_layer, h, sheet, thickness = 0.2e-3, 1.5e-3, 40e-6, 0.5e-3, 150e-6     # outer electrode; thickness: of the layer on it
air = np.array([0.2095, 0.7905, 0, 0, 0, 0])
species = np.array([[1, 0, 0], [0, 0, 0], [0, 0, -1], [0, 0, 1], [0, -1, 0], [0, 1, 0]])  # consumed by (r_O2, r_CO, r_H2)
charge = -4 * F * np.array([1, -0.5, -0.5])                                     # i = charge . r
rate = 1e-3                                                                     # mol/m2/s, unit of the unknown rates
lambda_points = [np.inf, 10.119, 5, 3.5, 2.434, 2, 1.701, 1.5, 1.429, 1.3, 1.179, 1.1,
                 1.05, 1.01, 1.0, 0.99, 0.97, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65]
oxygen_points = [0.2095, 0.18, 0.15, 0.12, 0.0829, 0.05, 0.02, 0.01, 0.005]

M_pair, v3 = 2e3 / (1 / M[:, None] + 1 / M[None, :]), fuller_volume ** (1 / 3)


def medium(pore_radius, permeability, structure=1.0):
    """(eps/tau, B0, six Knudsen diffusivities) of a region; B0 and Knudsen diffusivities include eps/tau."""
    return np.r_[structure, permeability * structure, structure * 2 / 3 * pore_radius * np.sqrt(8 * R * T / (np.pi * M))]


def set_temperature(temperature):
    """Sets all that depends on it."""
    global T, f, sigma, i0, ln_Kw, ln_Kc, pD, tube, slit, porous, protection
    T, colder = temperature, 1 / temperature - 1 / 1053.15
    f, sigma, i0 = F / (R * T), 6.0e7 / T * np.exp(-0.95 / (8.617333e-5 * T)), 3000.0 * np.exp(-150e3 / R * colder)  # S/m, A/m2
    ln_Kw, ln_Kc = ln_K("H2", "H2O", T), ln_K("CO", "CO2", T)                   # fuel + 1/2 O2, at 1 bar
    pD = 10 * 0.00143 * T**1.75 / (M_pair**0.5 * (v3[:, None] + v3[None, :]) ** 2)  # p D_ij [Pa m2/s]
    tube, slit = medium(a_hole, (2 * a_hole) ** 2 / 32), medium(h / 2, h**2 / 12)
    porous, protection = medium(r_pore, r_pore**2 / 8, eps_tau), medium(2e-6, 2e-6**2 / 8, 0.1)


set_temperature(1053.15)


def gradient(p, N, media):
    """Gradient of the partial pressures [n, 6] that the fluxes N need: the dusty-gas equations as they stand."""
    structure, B0, knudsen = media[:, :1], media[:, 1:2], media[:, 2:]
    friction = (N * (p @ (1 / pD)) - p * (N @ (1 / pD))) / structure + N / knudsen
    total = -R * T * (N / knudsen).sum(1, keepdims=True) / (1 + B0 / viscosity * (p / knudsen).sum(1, keepdims=True))
    return -R * T * friction - p * B0 / (viscosity * knudsen) * total


def layer_gradient(N, x, steps=4):
    """Mean gradient [n, 6] through the protective layer for fluxes N into it from exhaust gas x: Runge-Kutta, 4th order."""
    media, dz, top = np.tile(protection, (len(N), 1)), thickness / steps, x * p_ref
    p = np.tile(top, (len(N), 1)).astype(N.dtype)
    for _ in range(steps):
        k1 = gradient(p, N, media)
        k2 = gradient(p + dz / 2 * k1, N, media)
        k3 = gradient(p + dz / 2 * k2, N, media)
        p = p + dz / 6 * (k1 + 2 * k2 + 2 * k3 + gradient(p + dz * k3, N, media))
    return (p - top) / thickness


def surface(p, r, E):
    """Residual [n, 3] of the exchange laws in units of p_ref; p: at the wall, r: rates, E = V - phi."""
    Pi = 4 * (f * E[:, 0] - np.arcsinh(r @ charge / (2 * i0)))
    kc, kw = np.exp(ln_Kc + Pi / 2), np.exp(ln_Kw + Pi / 2)
    driving = [p[:, O2] - p0 * np.exp(Pi), (p[:, CO] * kc - p[:, CO2]) / (1 + kc), (p[:, H2] * kw - p[:, H2O]) / (1 + kw)]
    return (np.stack(driving, 1) - r * R * T / k_exchange) / p_ref


def derivative(function, arguments, which):
    """d function / d arguments[which], [n, result, component], by complex steps."""
    shifted = lambda step: [a + step if n == which else a for n, a in enumerate(arguments)]
    return np.stack([function(*shifted(step)).imag / 1e-30 for step in 1e-30j * np.eye(arguments[which].shape[1])], -1)


def exhaust(lam, y=2.0, K=1 / 3.5, n2_o2=3.77):
    """Mole fractions of frozen exhaust gas."""
    if np.isinf(lam):
        return air
    a = 1 + y / 4
    x = np.array([a * (lam - 1), n2_o2 * a * lam, y / 2, 0, 1, 0])
    if lam < 1:
        s = 2 + y / 2 - 2 * a * lam
        c = brentq(lambda c: (1 - K) * c**2 - (1 + s + K * (y / 2 - s)) * c + s, 0, min(1, s), xtol=1e-16)
        x = np.array([0, n2_o2 * a * lam, y / 2 - s + c, s - c, 1 - c, c])
    return x / x.sum()


class Element:
    def __init__(self, joined=True, elements=1, stages=4, modes=800, web=r_web, shapes=(1.0, 1.0)):
        """shapes: resistance of slit and barrier over that of round ones (square_rings.py)."""
        harmonic = lambda r: np.log(r / r_barrier) / (2 * np.pi * h)
        segments = [(tube, 0.5e-3 / (np.pi * a_hole**2), 1), (slit, shapes[0] * corner_resistance(a_hole, h), 1),
                    (slit, shapes[0] * np.log(r_slit / a_hole) / (2 * np.pi * h), 1),
                    (porous, shapes[1] * np.log(r_barrier / r_slit) / (2 * np.pi * h), 3)]
        breaks, media = [-sum(length for _, length, _ in segments)], []
        for kind, length, n in segments:
            breaks += list(breaks[-1] + length * np.arange(1, n * elements + 1) / (n * elements))
            media += [kind] * (n * elements * stages)
        breaks[-1] = 0.0                                                       # r = 0.75 mm; the chamber follows
        chamber = [graded(r_pump, r_measuring, 10 * elements), graded(r_measuring, r_chamber, 6 * elements)]
        path = collocation(np.r_[breaks, harmonic(chamber[0]), harmonic(chamber[1][1:])], stages)
        self.media, self.to_node, self.n = np.array(media + [slit] * (len(path.x) - len(media))), path.to_node, len(path.x)
        to_r, slope = lambda S: r_barrier * np.exp(2 * np.pi * h * S), lambda S: 2 * np.pi * h * to_r(S)
        flat = lambda a, b, n: ring(collocation(graded(a, b, n * elements), stages))
        # parts 0 to 4: pump, measuring, outer and reference electrode; web
        rings = [ring(collocation(harmonic(np.unique(np.r_[tuple(chamber)])), stages), to_r, slope),
                 ring(collocation(harmonic(chamber[1]), stages), to_r, slope),
                 flat(r_outer, r_layer, 16), flat(r_pump, r_chamber, 8), flat(r_chamber, web, 5)]
        self.area = np.concatenate([s.area for s in rings])
        self.part = np.repeat(np.arange(5), [len(s.r) for s in rings])
        n_pump, n_measuring = len(rings[0].r), len(rings[1].r)
        self.m = np.sum(self.part < 4)
        self.inside = self.part[:self.m] < 2
        self.gas_node = self.n - n_pump + np.r_[:n_pump, n_pump - n_measuring:n_pump]
        self.outer = np.flatnonzero(self.part[:self.m] == 2)
        # pressures at the walls = given ones (mean over the chamber's height; above the layer) + spread @ gradients
        self.spread = np.zeros((self.m, self.m))
        self.spread[np.ix_(self.inside, self.inside)] = np.block(
            [[across(t, s, t is s, h, (r_barrier, r_chamber)) for s in rings[:2]] for t in rings[:2]])
        self.spread[np.ix_(self.outer, self.outer)] = laplace(
            rings[2:3], [0], r_outer, r_layer, modes, lambda k: np.tanh(k * thickness) / k, np.zeros_like, (thickness, 0))
        # fluxes G at all nodes = what is consumed from there to the chamber's end = collect @ rates of the inner electrodes
        self.collect = ((path.w - path.to_node) / path.w)[:, self.gas_node] * self.area[:self.m][self.inside]
        # Unknowns u: pressures / p_ref, rates / rate, web's current densities / 1e3, potential constants of pump and Nernst
        # sheet, V_outer. Linear in u: current densities, potentials. The web's current enters the pump, leaves the Nernst sheet.
        n, m, web, size = 6 * self.n, self.m, self.part == 4, 6 * self.n + 3 * self.m + np.sum(self.part == 4) + 3
        current, potential = np.zeros((len(self.part), size)), np.zeros((2, len(self.part), size))
        current[:m, n:n + 3 * m] = np.kron(np.eye(m), charge * rate)
        current[web, n + 3 * m:-3] = 1e3 * np.eye(web.sum())
        self.sign = np.stack([np.isin(self.part, [0, 2, 4]) * 1.0, np.isin(self.part, [1, 3]) - 1.0 * web])
        for s, at, on_top, hole in ((0, [0, 2, 4], [0, 1, 0], a_hole), (1, [1, 3, 4], [1, 0, 1], 0.0)):
            nodes = np.isin(self.part, at)
            resistance = laplace([rings[k] for k in at], on_top, hole, r_rim, modes, lambda k: coth(k * sheet) / k,
                                 lambda k: csch(k * sheet) / k, (sheet / 3, -sheet / 6)) / sigma
            potential[s][nodes] = resistance @ (self.sign[s][:, None] * current)[nodes]
            potential[s][nodes, s - 3] = 1
        self.current, self.E = current, -potential.sum(0)[:m]                  # E = V - phi; pump and measuring electrode: V = 0
        self.E[self.part[:m] == 2, -1] = 1
        ohmic = potential[1][web] - potential[0][web] - h / sigma * current[web] if joined else current[web]
        self.linear = np.r_[ohmic, 1e3 * np.r_[self.sign, [self.part == 3]] * self.area @ current]  # web; sheets' sums; I_ref = 0
        E_air = np.log(0.2095 * p_ref / p0) / (4 * f)
        self.u = np.r_[np.tile(air, self.n), np.zeros(size - n - 3), -E_air, -E_air, 0.0]  # exact for air and U = 0

    def system(self, u, x, U):
        """Residual and Jacobian for exhaust gas x and set-point U."""
        n, m, part, inside = 6 * self.n, self.m, self.part[:self.m], self.inside
        p, r = u[:n].reshape(-1, 6) * p_ref, u[n:n + 3 * m].reshape(m, 3) * rate
        N, E = r @ species.T, (self.E @ u + U * (part == 3))[:, None]
        G = self.collect @ N[inside]
        given, slope = np.tile(air * p_ref, (m, 1)), np.zeros((m, 6))
        given[inside], given[self.outer] = p[self.gas_node], x * p_ref
        in_chamber, in_layer = [given[inside], N[inside], np.tile(slit, (inside.sum(), 1))], [N[self.outer], x]
        slope[inside], slope[self.outer] = gradient(*in_chamber), layer_gradient(*in_layer)
        at_wall = [given + self.spread @ slope, r, E]
        self.wall = at_wall[0]
        path = p / p_ref - x - self.to_node @ gradient(p, G, self.media) / p_ref
        residual = np.r_[path.ravel(), surface(*at_wall).ravel(), self.linear @ u]
        J = np.zeros((len(u), len(u)))
        by_p, by_G = (derivative(gradient, [p, G, self.media], which) for which in (0, 1))
        J[:n, :n] = np.eye(n) - np.einsum("jl,lab->jalb", self.to_node, by_p).reshape(n, n)
        by_rate = np.einsum("lab,bc,lm->lamc", by_G, species, self.collect).reshape(self.n, -1)
        J[:n, n:n + 3 * inside.sum()] = -rate / p_ref * (self.to_node @ by_rate).reshape(n, -1)
        by_wall, by_own, by_E = (derivative(surface, at_wall, which) for which in range(3))
        by_N = np.zeros((m, 6, 6))                                              # of the gradients
        by_N[inside], by_N[self.outer] = derivative(gradient, in_chamber, 1), derivative(layer_gradient, in_layer, 0)
        by_given = np.einsum("ij,jab->iajb", self.spread[:, inside], derivative(gradient, in_chamber, 0))
        by_given[inside, :, np.arange(inside.sum())] += np.eye(6)
        J[n:n + 3 * m] = (by_E * self.E[:, None, :]).reshape(3 * m, -1)
        by_r = np.einsum("isa,ij,jab,bc->isjc", by_wall, self.spread, by_N, species, optimize=True)
        by_r[np.arange(m), :, np.arange(m)] += by_own
        J[n:n + 3 * m, n:n + 3 * m] += rate * by_r.reshape(3 * m, 3 * m)
        by_mean = np.einsum("isa,iajb->isjb", by_wall, by_given, optimize=True).reshape(3 * m, -1)
        np.add.at(J[n:n + 3 * m].T, (6 * self.gas_node[:, None] + np.arange(6)).ravel(), p_ref * by_mean.T)
        J[n + 3 * m:] = self.linear
        return residual, J

    def solve(self, x, U=U_set):
        """Newton from the present state; no surface changes its ln(pO2) by more than 3 in one step. Returns I_p [A]."""
        u = self.u
        for _ in range(60):
            residual, J = self.system(u, x, U)
            i = self.current @ u
            if np.abs(residual).max() < 1e-10:
                self.u, self.U_pump, self.currents = u, u[-1], np.bincount(self.part, i * self.area)
                return self.currents[2]
            d = np.linalg.solve(J, -residual)
            d_Pi = 4 * (f * self.E @ d - self.current[:self.m] @ d / np.hypot(i[:self.m], 2 * i0))
            u = u + min(1.0, 3 / np.abs(d_Pi).max()) * d
        raise RuntimeError(f"no convergence: residual {np.abs(residual).max():.1e}")


def seen(element):
    """Mean of log10(p_O2/Pa) over the measuring electrode."""
    at = np.flatnonzero(element.part[:element.m] == 1)
    return np.average(np.log10(element.wall[at, 0]), weights=element.area[at])


def sweep(element, points, gas):
    """Rows (point, T, I_p [mA], U_p [V], log p_O2)."""
    for U in np.linspace(0, U_set, 10):                                        # cold start in air
        element.solve(air, U)
    for point in points:
        row = point, T, 1e3 * element.solve(gas(point)), element.U_pump, seen(element)
        print("{:8.4f}   T {:7.2f} K   I_p {:9.5f} mA   U_p {:+.5f} V   log p_O2 {:+.5f}".format(*row), flush=True)
        yield row


def main():
    options = argparse.ArgumentParser(description="Pump current of the wide-band reference element (1-D along the gas path).")
    options.add_argument("--oxygen", action="store_true", help="O2 in N2 instead of exhaust gas")
    options.add_argument("--barrier", action="store_true", help="sheets not connected by zirconia (default: joined)")
    options.add_argument("--web", type=float, default=1e3 * r_web, metavar="MM", help="outer radius of the zirconia that joins the sheets")
    options.add_argument("--seen", action="store_true", help="also write what oxygen the measuring electrode sees")
    options.add_argument("--write", metavar="FILE", help="write the table (CSV)")
    for name, default in (("elements", 1), ("stages", 4), ("modes", 800)):
        options.add_argument("--" + name, type=int, default=default, help=f"discretisation (default {default})")
    options.add_argument("--temperatures", type=float, nargs="+", default=[T], metavar="K", help=f"default {T:g}")
    options.add_argument("--points", type=float, nargs="+", help="lambdas or oxygen fractions instead of the usual ones")
    o = options.parse_args()
    oxygen = lambda x: np.array([x, 1 - x, 0, 0, 0, 0])
    name, points, gas = ("x_O2 [-]", oxygen_points, oxygen) if o.oxygen else ("Lambda [-]", lambda_points, exhaust)
    rows = []
    for temperature in o.temperatures:
        set_temperature(temperature)
        rows += sweep(Element(not o.barrier, o.elements, o.stages, o.modes, 1e-3 * o.web), o.points or points, gas)
    notes = ["/usr/bin/python3 " + " ".join(sys.argv),
             f"wide-band element, isothermal, sheets {'not connected' if o.barrier else 'joined'}; semi-analytic, see wide_band_1d.py",
             f"p {p_ref} Pa, viscosity {viscosity} Pa s, k {k_exchange} m/s, U_N {U_set} V; sigma and i0 at {T} K: {sigma:.5f} S/m, {i0:g} A/m2",
             f"barrier eps/tau {eps_tau}, pore radius {1e6 * r_pore:g} um, chamber height {1e6 * h:g} um, both sheets {1e3 * sheet:g} mm",
             f"protective layer {1e6 * thickness:g} um, eps/tau {protection[0]:g}, pore radius 2 um, side faces closed",
             "radii [mm]: hole {:g}, slit {:g}, barrier {:g}, pump electrode {:g}, measuring electrode {:g}, chamber {:g}, web {:g},"
             " rim {:g}, outer electrode from {:g}".format(*1e3 * radii[:6], o.web, *1e3 * np.r_[r_rim, r_outer]),
             f"corner {corner_resistance(a_hole, h):.2f} 1/m; exhaust gas: H/C 2, N2/O2 3.77, frozen water-gas shift 1/3.5; air 20.95 % O2",
             f"discretisation: elements {o.elements}, stages {o.stages}, modes {o.modes}; Lambda inf: air"]
    if o.oxygen:
        rows.sort()
        x, _, I, *_ = np.array(rows).T
        law = -np.log(1 - x)
        S = I @ law / (law @ law)                                              # least squares
        notes += [f"least-squares fit I_p = -S ln(1 - x_O2): S = {S:.5f} mA; residual I_p - fit [uA], row by row: "
                  + ", ".join(f"{1e3 * q:+.2f}" for q in I - S * law)]
        print(notes[-1])
    if o.write:
        with open(o.write, "w") as table:
            table.write("".join(f"# {note}\n" for note in notes) + f"{name},T [K],I_p [mA],U_p [V]{',log_p [-]' * o.seen}\n")
            columns = "{:g},{:g},{:.6f},{:.6f}" + ",{:.5f}" * o.seen + "\n"
            table.writelines(columns.format(*row) for row in rows)


if __name__ == "__main__":
    main()
