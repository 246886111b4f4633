"""Pump current of the wide-band reference element (PHYSICS.md 8.5) by a semi-analytic computation along the gas path.

Referee of the finite-element solver: it has the same physics and shares no code and no discretisation with it.
Model (isothermal; parameters below)
  gas      Dusty gas (2.4) with six species along the path hole -> corner -> slit -> ring barrier -> ring chamber, in
           S = integral of ds/A [1/m], with fluxes G [mol/s] of whole cross-sections: dp/dS = gradient(p, G), explicit and
           linear in the fluxes. The corner between hole and slit is an additional length of slit; its resistance is
           computed by mode matching of the Laplace problem (corner_resistance, 864.3 1/m).
  chamber  Mean pressures over the height h, shared by both electrodes; pressures at the walls by a parabola between them:
           p_wall = p_mean + h/3 gradient(own flux) - h/6 gradient(flux to the opposite wall).
  surface  0.1.1 to 0.1.3: i = 2 i0 sinh(f (V - phi) - Pi/4), one exchange velocity k for all species, oxygen balance
           i = -4F (r_O2 - r_CO/2 - r_H2/2). Unknowns are the three rates; Pi follows explicitly from i and phi.
  zirconia Laplace's equation in two sheets (pump sheet: annulus outside the hole; Nernst sheet: disc), solved exactly
           by Bessel modes: face potentials = sum over modes of coth or 1/sinh of (kappa d) times current densities.
           "joined": connected by the web 1.35 to 1.5 mm (vertical resistors h/sigma); "barrier": not connected.
  circuit  Pump and measuring electrode at virtual ground, reference electrode in air at U_N = 0.45 V without current;
           that determines the voltage of the outer pump electrode, which sees the exhaust gas. I_p is its current.
Not resolved: the two-dimensional gas field where the pump electrode begins (0.80 mm; at most 0.3 uA of I_p, by its exact
length for an ideal sink) and lateral spreading in the web. U_p of "barrier" in air is uncertain by 10 to 20 mV (steep end
of the oxygen in the chamber, two-dimensional); I_p is not.

Numerics: Gauss-Legendre collocation on elements of S; the current densities are polynomials on the same elements and
are integrated against the modes by a fine rule; Newton with exact derivatives (complex step in the pointwise laws),
dense LU. I_p is converged to 1e-6 of its value in air (see --elements, --stages, --modes).
Sources: PHYSICS.md 2.1 (Fuller), 2.4, 2.6, 3.2, 0.1.1-0.1.3, 0.1.9, 0.1.13, 8.5. Needs numpy and scipy.
"""
import argparse
from types import SimpleNamespace

import numpy as np
from scipy.optimize import brentq
from scipy.special import ive, j0, j1, jn_zeros, kve, y0, y1

R, F, T, p_ref, p0 = 8.314462618, 96485.33212, 1053.15, 101325.0, 1e5
f = F / (R * T)
O2, N2, H2O, H2, CO2, CO = range(6)
M = np.array([31.998, 28.014, 18.015, 2.016, 44.009, 28.010]) * 1e-3            # kg/mol
fuller_volume = np.array([16.3, 18.5, 13.1, 6.12, 26.9, 18.0])
viscosity, sigma = 4.4e-5, 6.0e7 / T * np.exp(-0.95 / (8.617333e-5 * T))        # Pa s, S/m
ln_Kw, ln_Kc = (9.405 - 0.0029) * np.log(10), (9.471 - 0.0029) * np.log(10)     # H2, CO + 1/2 O2 at 1 bar
k_exchange, i0, U_set = 60.0, 3000.0, 0.45                                      # m/s, A/m2, V
eps_tau, r_pore = 0.0838, 0.7e-6
radii = np.array([0.14, 0.30, 0.75, 0.80, 1.20, 1.35, 1.50, 3.00]) * 1e-3      # m; outer radii, electrodes: inner
a_hole, r_slit, r_barrier, r_pump, r_measuring, r_chamber, r_web, r_rim = radii
r_outer, h, sheet = 0.2e-3, 40e-6, 0.5e-3
air = np.array([0.2095, 0.7905, 0, 0, 0, 0])
species = np.array([[1, 0, 0], [0, 0, 0], [0, 0, -1], [0, 0, 1], [0, -1, 0], [0, 1, 0]])  # consumed by (r_O2, r_CO, r_H2)
charge = -4 * F * np.array([1, -0.5, -0.5])                                     # i = charge . r
rate = 1e-3                                                                     # mol/m2/s, unit of the unknown rates
lambda_points = [np.inf, 10.119, 5, 3.5, 2.434, 2, 1.701, 1.5, 1.429, 1.3, 1.179, 1.1,
                 1.05, 1.01, 1.0, 0.99, 0.97, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65]
oxygen_points = [0.2095, 0.18, 0.15, 0.12, 0.0829, 0.05, 0.02, 0.01, 0.005]

M_pair, v3 = 2e3 / (1 / M[:, None] + 1 / M[None, :]), fuller_volume ** (1 / 3)
pD = 10 * 0.00143 * T**1.75 / (M_pair**0.5 * (v3[:, None] + v3[None, :]) ** 2)  # p D_ij [Pa m2/s]


def medium(pore_radius, permeability, structure=1.0):
    """(eps/tau, B0, six Knudsen diffusivities) of a region; B0 and Knudsen diffusivities include eps/tau."""
    return np.r_[structure, permeability * structure, structure * 2 / 3 * pore_radius * np.sqrt(8 * R * T / (np.pi * M))]


tube = medium(a_hole, (2 * a_hole) ** 2 / 32)
slit = medium(h / 2, h**2 / 12)
porous = medium(r_pore, r_pore**2 / 8, eps_tau)


def gradient(p, N, media):
    """Gradient of the partial pressures [n, 6] that the fluxes N need: the dusty-gas equations as they stand."""
    structure, B0, knudsen = media[:, :1], media[:, 1:2], media[:, 2:]
    friction = (N * (p @ (1 / pD)) - p * (N @ (1 / pD))) / structure + N / knudsen
    total = -R * T * (N / knudsen).sum(1, keepdims=True) / (1 + B0 / viscosity * (p / knudsen).sum(1, keepdims=True))
    return -R * T * friction - p * B0 / (viscosity * knudsen) * total


def surface(p_mean, own, other, E, gap):
    """Residual [n, 3] of the exchange laws in units of p_ref; E = V - phi; own, other: rates here and on the opposite wall."""
    media = np.tile(slit, (len(E), 1))
    p = p_mean + gap * (gradient(p_mean, own @ species.T, media) / 3 - gradient(p_mean, other @ species.T, media) / 6)
    Pi = 4 * (f * E[:, 0] - np.arcsinh(own @ charge / (2 * i0)))
    kc, kw = np.exp(ln_Kc + Pi / 2), np.exp(ln_Kw + Pi / 2)
    driving = [p[:, O2] - p0 * np.exp(Pi), (p[:, CO] * kc - p[:, CO2]) / (1 + kc), (p[:, H2] * kw - p[:, H2O]) / (1 + kw)]
    return (np.stack(driving, 1) - own * R * T / k_exchange) / p_ref


def derivative(function, arguments, which):
    """d function / d arguments[which], [n, result, component], by complex steps."""
    shifted = lambda step: [a + step if n == which else a for n, a in enumerate(arguments)]
    return np.stack([function(*shifted(step)).imag / 1e-30 for step in 1e-30j * np.eye(arguments[which].shape[1])], -1)


def exhaust(lam, y=2.0, K=1 / 3.5, n2_o2=3.77):
    """Mole fractions of frozen exhaust gas (3.2)."""
    if np.isinf(lam):
        return air
    a = 1 + y / 4
    x = np.array([a * (lam - 1), n2_o2 * a * lam, y / 2, 0, 1, 0])
    if lam < 1:
        s = 2 + y / 2 - 2 * a * lam
        c = brentq(lambda c: (1 - K) * c**2 - (1 + s + K * (y / 2 - s)) * c + s, 0, min(1, s), xtol=1e-16)
        x = np.array([0, n2_o2 * a * lam, y / 2 - s + c, s - c, 1 - c, c])
    return x / x.sum()


def corner_resistance(a, h, modes=800):
    """Laplace resistance [1/m] of the turn from a hole of radius a into a slit of height h, beyond hole (down to the slit's
    roof) and slit (from r = a outward). Bessel modes in the hole, cosine modes in the slit, both in the disc below."""
    j = jn_zeros(1, modes) / a
    q = np.arange(1, int(modes * h / a) + 5) * np.pi / h
    J, tanh, sign = j0(j * a), np.tanh(j * h), np.cos(q * h)
    I, K = ive(1, q * a) / ive(0, q * a), kve(0, q * a) / kve(1, q * a)
    mixed, c = 1 / (j[:, None] ** 2 + q**2), 1 / (2 * np.pi * a * a * h)
    matrix = np.block([[np.diag((1 + tanh) * (a * J) ** 2 / 2), mixed * J[:, None] * (sign * a * q * I)],
                       [mixed.T * sign[:, None] * (j * tanh * J), np.diag((1 + I * K) * h / 2)]])
    top, side = np.split(np.linalg.solve(matrix, np.r_[c * a * a * J / j**2, -2 * c * h * sign / q**2]), [modes])
    return c * (2 * h * h / 3 + a * a / 4) - np.sum(top * J * tanh / (j * h)) + np.sum(2 * side * sign * I / (q * a))


def graded(a, b, n):
    """n elements on [a, b], refined towards both ends."""
    return a + (b - a) * (1 - np.cos(np.pi * np.arange(n + 1) / n)) / 2


def collocation(breaks, stages, fine=64):
    """Gauss nodes x and weights w of all elements, integration from the left end to each node, and interpolation of
    nodal values to a finer rule (X, W), on which the modes are integrated."""
    unit = [((x + 1) / 2, w / 2) for x, w in map(np.polynomial.legendre.leggauss, (stages, fine))]
    (x, w), (X, W), powers, d = *unit, np.arange(stages), np.diff(breaks)
    coefficients = np.linalg.inv(x[:, None] ** powers)
    within, earlier = (x[:, None] ** (powers + 1) / (powers + 1)) @ coefficients, np.tril(np.ones((len(d), len(d))), -1)
    place = lambda nodes: (np.asarray(breaks)[:-1, None] + d[:, None] * nodes).ravel()
    return SimpleNamespace(x=place(x), w=np.outer(d, w).ravel(), X=place(X), W=np.outer(d, W).ravel(),
                           to_node=(np.kron(earlier, np.ones((stages, 1)) * w) + np.kron(np.eye(len(d)), within)) * np.repeat(d, stages),
                           to_fine=np.kron(np.eye(len(d)), (X[:, None] ** powers) @ coefficients))


def ring(c, r=lambda x: x, dr=lambda x: 1.0):
    """Ring surface with the nodes of a collocation c in x; r(x) and its derivative."""
    area, fine_area = 2 * np.pi * r(c.x) * dr(c.x) * c.w, 2 * np.pi * r(c.X) * dr(c.X) * c.W
    return SimpleNamespace(r=r(c.x), area=area, R=r(c.X), to_fine=c.to_fine * fine_area[:, None])


def radial_modes(a, b, count):
    """Wave numbers of the Neumann modes of the annulus a < r < b (disc if a = 0) and a function: normalised modes at r."""
    if a == 0:
        k = jn_zeros(1, count) / b
        shape = lambda r: j0(np.outer(r, k))
    else:
        wronskian = lambda k: j1(k * b) * y1(k * a) - y1(k * b) * j1(k * a)
        grid = np.pi / (b - a) * np.arange(0.25, count + 10, 0.25)
        value = wronskian(grid)
        k = np.array([brentq(wronskian, *grid[n:n + 2], xtol=1e-9) for n in np.flatnonzero(value[1:] * value[:-1] < 0)])[:count]
        shape = lambda r: j0(np.outer(r, k)) * y1(k * a) - y0(np.outer(r, k)) * j1(k * a)
    norm = np.sqrt(np.pi * ((b * shape([b])[0]) ** 2 - (a * shape([a])[0]) ** 2))
    return k, lambda r: shape(r) / norm


def sheet_resistance(rings, on_top, hole, count):
    """Potentials at the nodes of the rings on a sheet's faces = matrix @ injected current densities, up to a constant."""
    k, shape = radial_modes(hole, r_rim, count)
    at, moments = np.vstack([shape(s.r) for s in rings]), np.vstack([s.to_fine.T @ shape(s.R) for s in rings])
    same, opposite = 1 / (sigma * k * np.tanh(k * sheet)), 1 / (sigma * k * np.sinh(np.minimum(k * sheet, 300)))
    top = np.repeat(on_top, [len(s.r) for s in rings])
    uniform = np.outer(top, top * np.concatenate([s.area for s in rings])) * sheet / (sigma * np.pi * (r_rim**2 - hole**2))
    return np.where(top[:, None] == top, (at * same) @ moments.T, (at * opposite) @ moments.T) + uniform


class Element:
    def __init__(self, joined=True, elements=1, stages=4, modes=800):
        harmonic = lambda r: np.log(r / r_barrier) / (2 * np.pi * h)
        segments = [(tube, 0.5e-3 / (np.pi * a_hole**2), 1), (slit, corner_resistance(a_hole, h), 1),
                    (slit, np.log(r_slit / a_hole) / (2 * np.pi * h), 1), (porous, np.log(r_barrier / r_slit) / (2 * np.pi * h), 3)]
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
                 flat(r_outer, r_web, 16), flat(r_pump, r_chamber, 8), flat(r_chamber, r_web, 5)]
        self.area = np.concatenate([s.area for s in rings])
        self.part = np.repeat(np.arange(5), [len(s.r) for s in rings])
        n_pump, n_measuring = len(rings[0].r), len(rings[1].r)
        self.m = np.sum(self.part < 4)
        self.inside = self.part[:self.m] < 2
        self.gas_node = self.n - n_pump + np.r_[:n_pump, n_pump - n_measuring:n_pump]
        self.opposite = np.full(self.m, -1)
        self.opposite[n_pump - n_measuring:n_pump] = np.arange(n_pump, n_pump + n_measuring)
        self.opposite[n_pump:n_pump + n_measuring] = np.arange(n_pump - n_measuring, n_pump)
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
            resistance = sheet_resistance([rings[k] for k in at], on_top, hole, modes)
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
        G = self.collect @ (r[inside] @ species.T)
        facing = self.opposite >= 0
        p_mean = np.where(part[:, None] == 2, x, air) * p_ref
        p_mean[inside] = p[self.gas_node]
        other, E = np.where(facing[:, None], r[self.opposite], 0), (self.E @ u + U * (part == 3))[:, None]
        at_wall = [p_mean, r, other, E, h * inside[:, None]]
        path = p / p_ref - x - self.to_node @ gradient(p, G, self.media) / p_ref
        residual = np.r_[path.ravel(), surface(*at_wall).ravel(), self.linear @ u]
        J = np.zeros((len(u), len(u)))
        by_p, by_G = (derivative(gradient, [p, G, self.media], which) for which in (0, 1))
        J[:n, :n] = np.eye(n) - np.einsum("jl,lab->jalb", self.to_node, by_p).reshape(n, n)
        by_rate = np.einsum("lab,bc,lm->lamc", by_G, species, self.collect).reshape(self.n, -1)
        J[:n, n:n + 3 * inside.sum()] = -rate / p_ref * (self.to_node @ by_rate).reshape(n, -1)
        by_mean, by_own, by_other, by_E = (derivative(surface, at_wall, which) for which in range(4))
        J[n:n + 3 * m] = (by_E * self.E[:, None, :]).reshape(3 * m, -1)
        block = lambda nodes, width=3: width * np.asarray(nodes)[:, None, None] + np.arange(width)
        row = n + block(np.arange(m)).transpose(0, 2, 1)
        J[row, n + block(np.arange(m))] += by_own * rate
        J[row[facing], n + block(self.opposite[facing])] += by_other[facing] * rate
        J[row[inside], block(self.gas_node, 6)] += by_mean[inside] * p_ref
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


def main():
    options = argparse.ArgumentParser(description="Pump current of the wide-band reference element (1-D along the gas path).")
    options.add_argument("--oxygen", action="store_true", help="O2 in N2 instead of exhaust gas")
    options.add_argument("--barrier", action="store_true", help="sheets not connected by zirconia (default: joined)")
    options.add_argument("--write", metavar="FILE", help="write the table (CSV)")
    for name, default in (("elements", 1), ("stages", 4), ("modes", 800)):
        options.add_argument("--" + name, type=int, default=default, help=f"discretisation (default {default})")
    o = options.parse_args()
    element = Element(not o.barrier, o.elements, o.stages, o.modes)
    for U in np.linspace(0, U_set, 10):                                        # cold start in air
        element.solve(air, U)
    rows, oxygen = [], lambda x: np.array([x, 1 - x, 0, 0, 0, 0])
    name, points, gas = ("x_O2 [-]", oxygen_points, oxygen) if o.oxygen else ("Lambda [-]", lambda_points, exhaust)
    for point in points:
        rows.append((point, 1e3 * element.solve(gas(point))))
        print(f"{name[:-4]} {point:7.4f}   I_p {rows[-1][1]:9.5f} mA   U_p {element.U_pump:+.4f} V", flush=True)
    notes = ["python3 wide_band_1d.py" + " --oxygen" * o.oxygen + " --barrier" * o.barrier + f" --write {o.write}",
             f"PHYSICS.md 8.5, isothermal, sheets {'not connected' if o.barrier else 'joined'}; semi-analytic, see wide_band_1d.py",
             f"T {T} K, p {p_ref} Pa, viscosity {viscosity} Pa s, sigma {sigma:.5f} S/m, k {k_exchange} m/s, i0 {i0} A/m2, U_N {U_set} V",
             f"barrier eps/tau {eps_tau}, pore radius {1e6 * r_pore:g} um, chamber height {1e6 * h:g} um, both sheets {1e3 * sheet:g} mm",
             "radii [mm]: hole {:g}, slit {:g}, barrier {:g}, pump electrode {:g}, measuring electrode {:g}, chamber {:g}, web {:g},"
             " rim {:g}, outer electrode from {:g}".format(*1e3 * np.r_[radii, r_outer]),
             f"corner {corner_resistance(a_hole, h):.2f} 1/m; exhaust gas: H/C 2, N2/O2 3.77, frozen water-gas shift 1/3.5; air 20.95 % O2",
             f"discretisation: elements {o.elements}, stages {o.stages}, modes {o.modes}; Lambda inf: air"]
    if o.oxygen:
        rows.sort()
        x, I = np.array(rows).T
        law = -np.log(1 - x)
        S = I @ law / (law @ law)                                              # least squares
        notes += [f"least-squares fit I_p = -S ln(1 - x_O2): S = {S:.5f} mA; residual I_p - fit [uA], row by row: "
                  + ", ".join(f"{1e3 * q:+.2f}" for q in I - S * law)]
        print(notes[-1])
    if o.write:
        with open(o.write, "w") as table:
            table.write("".join(f"# {note}\n" for note in notes) + f"{name},I_p [mA]\n")
            table.writelines(f"{point:g},{I_p:.6f}\n" for point, I_p in rows)


if __name__ == "__main__":
    main()
