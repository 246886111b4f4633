"""What the sensor with a sealed reference (parameter_files/sealed_reference) must show, by other ways than the product's.

    /usr/bin/python3 sealed_reference.py voltage    [--write sealed_voltage.csv]
    /usr/bin/python3 sealed_reference.py buffers    [--write sealed_buffers.csv]
    /usr/bin/python3 sealed_reference.py leak       [--write sealed_leak.csv]
    /usr/bin/python3 sealed_reference.py gas        [--write sealed_trapped_gas.csv]
    /usr/bin/python3 sealed_reference.py resistance [--write sealed_resistance.csv]
    /usr/bin/python3 sealed_reference.py raw        [--write sealed_raw_gas.csv]

voltage: exhaust in equilibrium by minimal Gibbs energy: x_i = exp(-g_i/RT - ln p + sum of the potentials of its elements), solved
    for these and the amount of gas, with CH4 and without; gases by the Shomate equation of the NIST Chemistry WebBook (SRD 69),
    of CH4 and CO also NIST-JANAF (Chase 1998). U against air of 20.95 % O2; carbon activity against graphite by the Gibbs energy of
    formation of CO, NIST-JANAF, linear between 900 and 1000 K.
buffers: U of air against a buffer, by the laws of its author at 1 bar (Nell, O'Neill 1996; O'Neill 1988; O'Neill, Pownceby 1993;
    Holzheid, O'Neill 1995).
leak: Wagner's integral J_O2 = RT/(16 F^2 L) int sigma_i sigma_e/(sigma_i + sigma_e) d ln p through 0.5 mm of zirconia,
    and U = RT/4F int sigma_i/(sigma_i + sigma_e) d ln p; sigma_i T = 6e7 exp(-0.95 eV/kT) S K/m, electrons and holes of Park
    and Blumenthal (1989), p in atm; oxygen atoms into 2 mm2 of Ni/NiO out of exhaust of the table "voltage".
gas: trapped gas that a voltmeter lets out: y = ln(p/p_exhaust), y' = -y exp(-y)/tau, tau = 16 F^2 V p_exhaust R_in/(R T)^2, whose
    solution is Ei(y) = Ei(y_0) - t/tau.
resistance: zirconia between two electrodes, in 2D. Ohmic part by conformal maps: the section's corners and the electrodes' ends
    on a half plane, R = K(1 - m)/K(m)/(sigma w), one of m and 1 - m by the cross ratio of four points; and by finite volumes
    (box_conduction.py) with the electrodes' contact, at 0 and 4000 Hz, 10 F/m2. Widths of insulating layers between two equal
    electrodes, as long as the conductor of the same conductance whose field is uniform.
raw: voltage against air of an electrode behind a porous layer at no current: dusty gas through the layer (wide_band_1d.py)
    for the rates of CO and H2 and the oxygen they need, each with its own exchange velocity; and the lambda at which the table
    "voltage" has that voltage.
"""
import argparse
import itertools

import numpy as np
from scipy.integrate import quad, solve_ivp
from scipy.optimize import brentq, root
from scipy.special import ellipj, ellipk, ellipkm1, expi

import wide_band_1d
from box_conduction import Stack, contact, extrapolated, zirconia
from thermochemistry import coefficients, enthalpy_and_entropy, ln_K
from wide_band_1d import CO, CO2, F, H2, H2O, O2, R, exhaust, gradient, medium, species

T0, bar, atm, air = 973.15, 1e5, 101325.0, 0.2095
coefficients["CH4"] = [(298, 1300, -0.703029, 108.4773, -42.52157, 5.862788, 0.678565, -76.84376, 158.7163)]
atoms = {"O2": (0, 0, 2, 0), "N2": (0, 0, 0, 2), "H2O": (0, 2, 1, 0), "H2": (0, 2, 0, 0), "CO2": (1, 0, 2, 0), "CO": (1, 0, 1, 0),
         "CH4": (1, 4, 0, 0)}                                                     # C, H, O, N


def gibbs(species, T):
    h, s = enthalpy_and_entropy(species, T)
    return h / (R * T) - s / R


def equilibrium(lam, T, methane):
    """ln(pO2/bar) and carbon activity of exhaust of CH_1.85."""
    names = [s for s in atoms if methane or s != "CH4"]
    A, g, a = np.array([atoms[s] for s in names], float), np.array([gibbs(s, T) for s in names]), 1 + 1.85 / 4
    b = np.array([1, 1.85, 2 * a * lam, 2 * 3.774 * a * lam])
    fractions = lambda potentials: np.exp(np.minimum(A @ potentials - g - np.log(atm / bar), 50))

    def residual(u):
        x, n = fractions(u[:4]), np.exp(u[4])
        return np.r_[np.log(n * (x @ A) / b), np.log(x.sum())]

    # From oxygen, water, carbon dioxide and nitrogen of what a guess of ln pO2 would leave.
    for Pi in np.linspace(-1, -60, 60):
        o = (Pi + gibbs("O2", T)) / 2
        carbon = gibbs("CO2", T) - 2 * o if lam > 1 else gibbs("CO", T) - o
        hydrogen = (gibbs("H2O", T) - o if lam > 1 else gibbs("H2", T)) / 2
        start = np.array([carbon + np.log(0.1), hydrogen + np.log(0.1) / 2, o, (gibbs("N2", T) + np.log(0.7)) / 2, np.log(b[3] / 2 / 0.7)])
        result = root(residual, start, method="hybr", options={"xtol": 1e-14, "maxfev": 4000})
        if np.abs(result.fun).max() < 1e-10:
            break
    else:
        raise RuntimeError(f"no equilibrium at lambda {lam}")
    x = dict(zip(names, fractions(result.x[:4])))
    Pi, formation = np.log(x["O2"] * atm / bar), np.interp(T, (900, 1000), (-191416, -200275))
    return Pi, x["CO"] * atm / bar / np.exp(Pi / 2) * np.exp(formation / (R * T))


def against_air(Pi, T):
    return R * T / (4 * F) * (np.log(air * atm / bar) - Pi)


lambdas = [2, 1.5, 1.2, 1.1, 1.05, 1.02, 1.01, 1.005, 1.002, 0.998, 0.995, 0.99, 0.98, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.45, 0.4]


def voltage():
    yield "T [K],Lambda [-],U [V],U without CH4 [V],carbon activity [-]"
    for T in (963.15, T0, 983.15):
        for lam in lambdas:
            (Pi, carbon), (without, _) = equilibrium(lam, T, True), equilibrium(lam, T, False)
            yield f"{T:g},{lam:g},{against_air(Pi, T):.7f},{against_air(without, T):.7f},{carbon:.5f}"


laws = {  # mu_O2 = A + B T + C T ln T + D T^2 [J/mol], in a range of T [K]
    "Pd/PdO": [(730, 1200, -238842, 316.129, -15.192, 0)], "Cu2O/CuO": [(700, 1300, -292245, 377.012, -23.1976, 0)],
    "Cu/Cu2O": [(700, 1338, -347705, 246.096, -12.9053, 0)], "Ni/NiO": [(700, 1700, -478967, 248.514, -9.7961, 0)],
    "Co/CoO": [(700, 1394, -492186, 509.322, -53.284, 0.02518)],
    "Fe/FeO": [(833, 1042, -605568, 1366.420, -182.7955, 0.10359), (1042, 1184, -519113, 59.129, 8.9276, 0)],
    "Cr/Cr2O3": [(600, 1800, -758585, 349.718, -25.5216, 0.00935)]}


def buffer_activity(name, T):
    A, B, C, D = next(row[2:] for row in laws[name] if row[0] <= T < row[1])
    return (A + B * T + C * T * np.log(T) + D * T**2) / (R * T)


def buffers():
    yield "Buffer,T [K],EMF against air [V],dEMF/dT [mV/K]"
    for name in laws:
        for T in (873.15, T0, 1053.15, 1173.15):
            emf = lambda T: against_air(buffer_activity(name, T), T)
            yield f"{name},{T:g},{emf(T):.8f},{(emf(T + 5) - emf(T - 5)) * 100:.5f}"


def minority(Pi, T):
    p, kT = np.exp(Pi) * bar / atm, 8.617333e-5 * T
    return 1.31e9 * np.exp(-3.88 / kT) * p**-0.25 + 2.35e4 * np.exp(-1.67 / kT) * p**0.25


def leak():
    yield "T [K],Lambda [-],rate [pmol/s],leak [A/m2],Nernst voltage [V],U [V]"
    for T, lam in itertools.product((T0, 1053.15), (np.inf, 2, 1.1, 0.99, 0.9, 0.7, 0.5)):
        outside = np.log(air * atm / bar) if np.isinf(lam) else equilibrium(lam, T, True)[0]
        inside, ionic = buffer_activity("Ni/NiO", T), zirconia(T)
        flux = R * T / (16 * F**2 * 0.5e-3) * quad(lambda Pi: 1 / (1 / ionic + 1 / minority(Pi, T)), inside, outside, epsrel=1e-11)[0]
        ions = quad(lambda Pi: 1 / (1 + minority(Pi, T) / ionic), outside, inside, epsrel=1e-12)[0]
        volts = R * T / (4 * F)
        yield f"{T:g},{lam:g},{2 * flux * 2e-6 * 1e12:.7g},{4 * F * flux:.6g},{volts * (inside - outside):.8f},{volts * ions:.8f}"


def gas():
    yield "Time [s],U [V]"
    Pi, T = equilibrium(1.5, T0, True)[0], T0
    p, start = np.exp(Pi) * bar, np.log(0.2095) - Pi
    tau = 16 * F**2 * 0.006e-9 * p * 10e6 / (R * T) ** 2
    for t in (0, 250, 500, 1000, 2000, 3000):
        y = start if t == 0 else brentq(lambda y: expi(y) - expi(start) + t / tau, 1e-9, start, xtol=1e-15)
        yield f"{t:g},{R * T / (4 * F) * y:.9f}"


def modulus(first, second):
    """R sigma w of a half plane between two stretches of its edge that do not hold infinity, otherwise insulated."""
    (a, b), (c, d) = sorted((sorted(first), sorted(second)))
    whole = (c - a) * (d - b)
    m, rest = (b - a) * (d - c) / whole, (d - a) * (c - b) / whole              # m + rest = 1
    return ellipkm1(m) / ellipkm1(rest)


def opposite(width, height, left, right):
    """R sigma w of a rectangle of -width/2 ... width/2 between electrodes on bottom and top from left to right."""
    ln_m = brentq(lambda ln_m: ellipkm1(np.exp(ln_m)) / ellipk(np.exp(ln_m)) - 2 * height / width, -600, -1e-12)
    m = np.exp(ln_m)
    sn = lambda x: ellipj(2 * x / width * ellipk(m), m)[0]
    bottom, top = [sn(left), sn(right)], [1 / (np.sqrt(m) * sn(left)), 1 / (np.sqrt(m) * sn(right))]
    insulated = (bottom[1] + top[1]) / 2                                        # there is infinity put, for the top has it
    return modulus(*([1 / (w - insulated) for w in side] for side in (bottom, top)))


def on_strip(height, bottom=None, top=None, other_top=None):
    """R sigma w of an endless strip between two electrodes."""
    w = lambda x: np.exp(np.pi * x / height)
    sides = [[w(x) for x in bottom]] if bottom else []
    return modulus(*sides, *([-w(x) for x in side] for side in (top, other_top) if side))


um, mm = 1e-6, 1e-3


def finite_volumes(at, box, depth, electrodes, smallest):
    """Resistance [Ohm] with contacts of conductance at [S/m2]; electrodes: (x0, x1), z, side of the conductor."""
    def current_at(n):
        stack = Stack([(box[0], (0, depth), box[1], zirconia(T0))], smallest, 1.3, n, 2,
                      extra=((0, [x for limits, *_ in electrodes for x in limits]),))
        for (limits, z, side), potential in zip(electrodes, (0, 1)):
            stack.electrode(z, side, potential, at, [(limits, (0, depth))])
        return stack.current()
    return (1 / extrapolated(current_at, 2)).real


def resistance():
    yield "case,R_cell [Ohm],R_i [Ohm],ohmic [Ohm],width [mm]"
    sandwiched = ((0, 3 * mm), (0, 500 * um)), 1 * mm, [((0.5 * mm, 2.5 * mm), 0, 1), ((0.5 * mm, 2.5 * mm), 500 * um, -1)], 10 * um
    covered = ((0, 4.1 * mm), (0, 50 * um)), 2 * mm, [((0.3 * mm, 1.8 * mm), 50 * um, -1), ((2.3 * mm, 3.8 * mm), 50 * um, -1)], 4 * um
    shape = {"sandwiched": (opposite(3 * mm, 0.5 * mm, -1 * mm, 1 * mm), 1 * mm, sandwiched),
             "covered": (on_strip(50 * um, None, (-1.75 * mm, -0.25 * mm), (0.25 * mm, 1.75 * mm)), 2 * mm, covered)}
    for name, (ohmic, depth, cell) in shape.items():
        values = [finite_volumes(at, *cell) for at in (contact(T0).real, contact(T0))]
        yield f"{name},{values[0]:.7g},{values[1]:.7g},{ohmic / (zirconia(T0) * depth):.7g},nan"
    # R sigma depth = height/width.
    yield f"cover,nan,nan,nan,{30e-3 / on_strip(30 * um, (-0.75 * mm, 0.75 * mm), (-0.75 * mm, 0.75 * mm)):.7g}"
    yield f"carrier,nan,nan,nan,{0.5 / opposite(3 * mm, 0.5 * mm, -1 * mm, 1 * mm):.7g}"


def raw_exhaust(lam, delta):
    x = exhaust(lam, 1.85, 1 / 3.5, 3.774)
    x[[CO, CO2, H2, H2O, O2]] += delta * np.array([1, -1, 1 / 3.5, -1 / 3.5, (1 + 1 / 3.5) / 2])
    return x / x.sum()


def behind_layer(lam, delta, k, T):
    """ln(pO2/bar) that an electrode of exchange velocities k [m/s] of O2, CO, H2 takes; 100 um, eps/tau 0.1, pores of 2 um."""
    wide_band_1d.set_temperature(T)
    layer, x = medium(2e-6, 2e-6**2 / 8, 0.1), raw_exhaust(lam, delta)

    def pressures(r):
        N = species @ np.r_[r.sum() / 2, r]
        return solve_ivp(lambda _, p: gradient(p[None], N[None], layer[None])[0], (0, 100 * um), x * atm, method="DOP853",
                         rtol=1e-11, atol=1e-9).y[:, -1]

    def residual(u):
        r, Pi = u[:2] * 1e-2, u[2]
        p, kc, kw = pressures(r), np.exp(ln_K("CO", "CO2", T) + Pi / 2), np.exp(ln_K("H2", "H2O", T) + Pi / 2)
        exchanged = np.array([p[O2] - bar * np.exp(Pi), (p[CO] * kc - p[CO2]) / (1 + kc), (p[H2] * kw - p[H2O]) / (1 + kw)])
        return (exchanged - np.r_[r.sum() / 2, r] * R * T / np.array(k)) / atm * 1e3

    for start in (-3, -6, -10, -25, -40, -44, -46, -48, -50, -52):
        result = root(residual, [0.0, 0.0, start], method="hybr", options={"xtol": 1e-13})
        if np.abs(result.fun).max() < 1e-8:
            return result.x[2]
    raise RuntimeError(f"no state at lambda {lam}, k {k}: {result.fun}")


def read_lambda(U, T):
    """lambda of gas in equilibrium with that voltage against air, and dU/dlambda there [V]."""
    voltage_at = lambda lam: against_air(equilibrium(lam, T, True)[0], T)
    lam = brentq(lambda lam: voltage_at(lam) - U, *((0.25, 0.9995) if U > 0.5 else (1.0005, 3)), xtol=1e-9)
    return lam, (voltage_at(lam + 1e-4) - voltage_at(lam - 1e-4)) / 2e-4


def raw():
    yield "T [K],Raw CO [-],Velocity [m/s],Velocity of CO [m/s],Lambda [-],U [V],lambda read [-],dU/dlambda [V]"
    common = [(k, k) for k in (60, 1, 0.1, 0.01)]
    cases = [(T0, 0, 60, 60)] + [(T0, 0.005, *k) for k in common + [(60, k) for k in (1, 0.3, 0.1, 0.03)]]
    cases += [(T, 0.005, *k) for T in (873.15, 1053.15) for k in common]
    for T, delta, k, k_CO in cases:
        for lam in (1.1, 1.02, 0.99, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4) if T == T0 else (0.9, 0.6, 0.4):
            U = against_air(behind_layer(lam, delta, (k, k_CO, k), T), T)
            yield f"{T:g},{delta:g},{k:g},{k_CO:g},{lam:g},{U:.7f}," + "{:.6f},{:.6f}".format(*read_lambda(U, T))


def main():
    tables = {"voltage": voltage, "buffers": buffers, "leak": leak, "gas": gas, "resistance": resistance, "raw": raw}
    options = argparse.ArgumentParser(description="What the sensor with a sealed reference must show.")
    options.add_argument("table", choices=tables)
    options.add_argument("--write", metavar="FILE", help="write the table (CSV)")
    o = options.parse_args()
    lines = list(tables[o.table]())
    print("\n".join(lines))
    if o.write:
        with open(o.write, "w") as table:
            table.write(f"# /usr/bin/python3 sealed_reference.py {o.table} --write {o.write}\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
