"""One-dimensional gas transport with given states at both ends: limiting and
blowing currents (A1, A2), a ternary Stefan tube (A3), Graham's law (A5), a ternary isobaric mixture from Knudsen to
molecular (A6), the pressure drop of a stagnant carrier (A7) and its dependence on pressure and temperature (2.7).

Isobaric cases (Stefan-Maxwell, or dusty gas whose total flux obeys Graham's law): for given fluxes N the equations
    dx_i/dz = (RT/p) [ sum_j (x_i N_j - x_j N_i) / D_ij - N_i / D_iK ]
are linear in x with constant coefficients, so x(L) is an exact matrix exponential; the fluxes follow from the condition
at the far end. Non-isobaric cases (A7, 2.7): the dusty-gas equations for the partial pressures with Darcy flow, solved
for the gradients and integrated by an 8th-order Runge-Kutta method (relative tolerance 1e-12); the flux is the root of
"oxygen pressure at the far end = given value". No grid, and nothing shared with the product.

    python3 dusty_gas_1d.py [--write FILE]

prints own value, value listed by the design or the literature, relative difference. Flagged "DIFFERS": beyond half of the last listed digit.
1 mmHg = 133.322 Pa, by which the list of A6 was made (101325/760 Pa misses its last digits).
"""
import argparse

import numpy as np
from scipy.integrate import solve_ivp
from scipy.linalg import expm
from scipy.optimize import brentq, root

R, F = 8.314462618, 96485.33212
molar_mass = dict(He=4.0026, Ne=20.180, Ar=39.948, O2=31.998, N2=28.014)      # g/mol
fuller_volume = dict(He=2.67, Ne=5.98, Ar=16.2, O2=16.3, N2=18.5)
rows = []


def report(case, own, listed, unit="-"):
    """Collect one value; listed: the text of the list, whose last digit is the resolution of the comparison."""
    digits, _, exponent = listed.lower().partition("e")
    resolution = 10.0 ** (int(exponent or 0) - len(digits.partition(".")[2]))
    verdict = "ok" if abs(own - float(listed)) <= 0.501 * resolution else "DIFFERS"
    rows.append((case, unit, own, listed, verdict))
    print(f"{case:44s} {own:15.8g} {listed:>14s} {unit:9s} {own / float(listed) - 1:+9.1e}  {verdict}")


def fuller(species, T):
    """Binary diffusivities at 1 bar [m2/s] (2.1); the diagonal is not used."""
    M, v = (np.array([table[s] for s in species]) for table in (molar_mass, fuller_volume))
    M_pair = 2 / (1 / M[:, None] + 1 / M)
    return 1e-4 * 0.00143 * T**1.75 / (M_pair**0.5 * (v[:, None] ** (1 / 3) + v ** (1 / 3)) ** 2)


def knudsen(species, T, pore_radius):
    return 2 / 3 * pore_radius * np.sqrt(8 * R * T / (np.pi * 1e-3 * np.array([molar_mass[s] for s in species])))


def isobaric_end(N, x0, D, D_K, T, p, z):
    """Mole fractions at z for fluxes N [mol/m2/s] from the composition x0 at z = 0."""
    n = len(N)
    inverse = 1 / D - np.diag(1 / np.diag(D))
    matrix = np.zeros((n + 1, n + 1))                                         # augmented by a constant 1: inhomogeneous part
    matrix[:n, :n] = np.diag(inverse @ N) - N[:, None] * inverse
    matrix[:n, n] = -N / D_K
    return (expm(R * T / p * z * matrix) @ np.append(x0, 1.0))[:n]


def isobaric_fluxes(x0, xL, D, D_K, T, p, L, stagnant=None):
    """Fluxes that connect x0 and xL. stagnant: index of a species with N = 0 (Stefan-Maxwell, D_K infinite)."""
    n, x0, xL = len(x0), np.asarray(x0, float), np.asarray(xL, float)
    free = [i for i in range(n) if i != stagnant]
    scale = p / (R * T * L) * (1 / (1 / D.max() + 1 / np.min(D_K)))

    def mismatch(y):
        N = np.zeros(n)
        N[free] = y * scale
        return (isobaric_end(N, x0, D, D_K, T, p, L) - xL)[free]

    solution = root(mismatch, (x0 - xL)[free], tol=1e-14)
    assert np.abs(solution.fun).max() < 1e-11, solution.message
    N = np.zeros(n)
    N[free] = solution.x * scale
    return N


def limiting_flux(x0, p, T, pore_radius, x_end=0.0, viscous=True, viscosity=4.4e-5):
    """(N L [mol/m/s], chamber pressure / p - 1) of O2 through stagnant N2 in a dusty gas (eps/tau = 1, B0 = r^2/8) to the
    oxygen pressure x_end p."""
    D, D_K = fuller(("O2", "N2"), T)[0, 1] * 1e5, knudsen(("O2", "N2"), T, pore_radius)   # p D, Knudsen
    B = pore_radius**2 / 8 / viscosity if viscous else 0.0

    def chamber(NL):
        def gradients(_, q):                                                  # N_N2 = 0
            total = -R * T * NL / D_K[0] / (1 + B * (q / D_K).sum())
            own = np.array([-R * T * (q[1] * NL / D + NL / D_K[0]), R * T * q[1] * NL / D])
            return own - q * B / D_K * total
        return solve_ivp(gradients, (0, 1), [x0 * p, (1 - x0) * p], method="DOP853", rtol=1e-12, atol=1e-9).y[:, -1]

    guess = -np.log(1 - x0) / (R * T) / (1 / D + 1 / (p * D_K[0]))
    NL = brentq(lambda N: chamber(N)[0] - x_end * p, 0.3 * guess, 3 * guess, xtol=1e-18, rtol=1e-13)
    return NL, chamber(NL).sum() / p - 1


def stefan_cases():
    """A1 limiting current and its profile, A2 blowing."""
    T, p, D, none = 1053.15, 101325.0, np.full((2, 2), 1.9e-4), np.array([np.inf, np.inf])
    unit = p * D[0, 1] / (R * T)                                              # c D / L with L = 1 m
    for x0, listed in ((0.01, "0.0100503"), (0.2095, "0.2350898"), (0.5, "0.6931472"), (0.95, "2.9957323")):
        N = brentq(lambda y: isobaric_end(np.array([y, 0]) * unit, [x0, 1 - x0], D, none, T, p, 1.0)[0], 0, 5, xtol=1e-15)
        report(f"A1 I L/(4F c D), x0 = {x0}", N, listed)
    x = isobaric_end(np.array([N, 0]) * unit, [0.95, 0.05], D, none, T, p, 0.5)
    report("A1 1 - x at z = L/2, x0 = 0.95: sqrt(0.05)", x[1], "0.2236068")
    pD = fuller(("O2", "N2"), T)[0, 1] * 1e5
    report("8.1 4F c D(O2-N2)", 4 * F * pD / (R * T), "836.6", "A/m")
    for current, factor, listed in ((20e-6, 1e-7, "0.378"), (20e-6, 3e-7, "0.270"), (20e-6, 1e-6, "0.228"),
                                    (100e-6, 1e-7, "0.761"), (100e-6, 3e-7, "0.469"), (100e-6, 1e-6, "0.299")):
        N = np.array([-current / (4 * F * factor), 0])                        # flux from air to the electrode, L = 1 m
        x = isobaric_end(N, [0.2095, 0.7905], np.full((2, 2), pD / p), none, T, p, 1.0)
        report(f"A2 x_e, {1e6 * current:.0f} uA, eps/tau S_f = {factor:.0e} m", x[0], listed)


def ternary_stefan_tube():
    """A3 acetone, methanol, air (Carty and Schrodt 1975)."""
    T, p, L, none = 328.5, 99.4e3, 0.238, np.full(3, np.inf)
    D = 1e-6 * np.array([[1, 8.48, 13.72], [8.48, 1, 19.91], [13.72, 19.91, 1]])
    x0 = np.array([0.319, 0.528, 0.153])
    N = isobaric_fluxes(x0, [0, 0, 1], D, none, T, p, L, stagnant=2)
    for name, value, listed in (("acetone", N[0], "1.78301e-3"), ("methanol", N[1], "3.12799e-3")):
        report(f"A3 N {name}", value, listed, "mol/m2/s")
    for z, listed in ((0.2, ("0.29757", "0.47971")), (0.4, ("0.26484", "0.41096")), (0.5, ("0.24225", "0.36659")),
                      (0.6, ("0.21394", "0.31413")), (0.8, ("0.13287", "0.18016")), (0.9, ("0.07484", "0.09632"))):
        x = isobaric_end(N, x0, D, none, T, p, z * L)
        for i in (0, 1):
            report(f"A3 x{i + 1} at z/L = {z}", x[i], listed[i])


def graham_and_remick():
    """A5 He-Ar, A6 He-Ne-Ar at six pressures."""
    pair, T, p, r = ("He", "Ar"), 300.0, 101325.0, 0.2e-6
    D, D_K = fuller(pair, T) * 1e5 / p, knudsen(pair, T, r)
    report("A5 D He-Ar", D[0, 1], "7.37209e-5", "m2/s")
    report("A5 D_K He", D_K[0], "1.67964e-4", "m2/s")
    N = isobaric_fluxes([1, 0], [0, 1], D, D_K, T, p, 5e-3)
    report("A5 N He", N[0], "0.5646463", "mol/m2/s")
    report("A5 N Ar", N[1], "-0.1787311", "mol/m2/s")
    triple = ("He", "Ne", "Ar")
    D, D_K = fuller(triple, T), knudsen(triple, T, 19.55e-6)
    for value, listed in ((D[0, 1], "1.16668e-4"), (D[0, 2], "7.46977e-5"), (D[1, 2], "3.16267e-5")):
        report("A6 D at 1 bar", value, listed, "m2/s")
    for mmHg, listed in (("0.444", ("1.706376e-2", "-7.690487e-3", "6.466696e-5")), ("1", ("3.464143e-2", "-1.556213e-2", "9.5415e-5")),
                         ("10", ("0.133569", "-0.058959", "-3.74e-4")), ("100", ("0.187116", "-0.081851", "-1.054e-3")),
                         ("300", ("0.19285", "-0.084279", "-1.143e-3")), ("760", ("0.194655", "-0.085043", "-1.172e-3"))):
        p = float(mmHg) * 133.322                                             # 101325/760 gives up to 2.5e-6 more
        N = isobaric_fluxes([0.4745, 0.0129, 0.5126], [0.0138, 0.4806, 0.5056], D * 1e5 / p, D_K, T, p, 9.6e-3)
        for i, name in enumerate(triple):
            report(f"A6 N {name}, {mmHg} mmHg", N[i], listed[i], "mol/m2/s")


def pressure_drop():
    """A7, and the dependence on pressure and temperature of 2.7 and 8.1; chamber at 450 mV against air."""
    T, p, r = 1053.15, 101325.0, 0.7e-6

    def limit(p, r=r, T=T, **options):
        end = 0.2095 * 101325 / p * np.exp(-4 * F * 0.45 / (R * T))
        return limiting_flux(0.2095, p, T, r, end, **options)

    N0, drop = limit(p)
    report("2.2 D_K of O2, r = 0.7 um", knudsen(("O2",), T, r)[0], "3.896e-4", "m2/s")
    report("A7 p_chamber/p0 - 1", drop, "-0.0568")
    report("A7 p_chamber/p0 - 1, no viscous flow", limit(p, viscous=False)[1], "-0.0754")
    pD, D_K = fuller(("O2", "N2"), T)[0, 1] * 1e5, knudsen(("O2",), T, r)[0]
    k = pD / D_K
    report("2.7 k", k / 1e5, "0.487", "bar")
    for bar, dusty, form in (("0.5", "0.738", "0.750"), ("1.5", "1.123", "1.118"), ("2", "1.199", "1.191"), ("3", "1.285", "1.274")):
        q = float(bar) * 1e5
        report(f"2.7 I/I(1.013 bar) at {bar} bar, dusty gas", limit(q)[0] / N0, dusty)
        report(f"2.7 I/I(1.013 bar) at {bar} bar, k form", q / (k + q) * (k + p) / p, form)
    for celsius, listed in ((680, "0.966"), (880, "1.0285")):
        report(f"2.7 I({celsius} C)/I(780 C), r = 0.7 um", limit(p, T=celsius + 273.15)[0] / N0, listed)
    for radius, factor, chamber, double, hot in (("0.7", "1.930e-5", "-0.057", "1.202", "1.029"), ("0.3", "2.822e-5", "-0.106", "1.384", "1.003"),
                                                 ("0.1", "6.034e-5", "-0.162", "1.668", "0.976"), ("0.05", "1.090e-4", "-0.184", "1.806", "0.967"),
                                                 ("0.02", "2.552e-4", "-0.199", "1.914", "0.960")):
        a = float(radius) * 1e-6
        N, drop = limit(p, a)
        report(f"8.1 eps/tau S_f for 2.54 mA, r = {radius} um", 2.54e-3 / (4 * F * N), factor, "m")
        report(f"8.1 p_chamber/p0 - 1, r = {radius} um", drop, chamber)
        report(f"8.1 I(2 atm)/I(1 atm), r = {radius} um", limit(2 * p, a)[0] / N, double)
        report(f"8.1 I(880 C)/I(780 C), r = {radius} um", limit(p, a, 1153.15)[0] / N, hot)


def main():
    options = argparse.ArgumentParser(description="1-D reference values of gas transport against those listed.")
    options.add_argument("--write", metavar="FILE", help="write the table (CSV)")
    o = options.parse_args()
    print(f"{'case':44s} {'own':>15s} {'listed':>14s} {'unit':9s} {'own/listed-1':>9s}")
    for case in (stefan_cases, ternary_stefan_tube, graham_and_remick, pressure_drop):
        case()
    differing = [row for row in rows if row[-1] != "ok"]
    print(f"{len(rows)} values, {len(differing)} differ from the list")
    if o.write:
        with open(o.write, "w") as table:
            table.write(f"# python3 dusty_gas_1d.py --write {o.write}\n# Parameters and methods: see dusty_gas_1d.py. "
                        "A7, 2.7, 8.1: air, viscosity 4.4e-5 Pa s at every temperature\n"
                        "# verdict: ok if own value rounds to the listed digits\ncase,unit,own value,listed,verdict\n")
            table.writelines('"%s",%s,%.9g,%s,%s\n' % row for row in rows)


if __name__ == "__main__":
    main()
