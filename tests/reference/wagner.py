"""Wagner's integrals for a sheet of 8YSZ between oxygen of 0.2095 and of 1e-15 atm: what permeates, and what electrons take
from the voltage.

    /usr/bin/python3 wagner.py [--write wagner.csv]

C. Wagner, Z. Phys. Chem. B 21 (1933) 25, with the conductivities of J. H. Park, R. N. Blumenthal, J. Electrochem. Soc. 136
(1989) 2867, in S/m and atm:
    sigma_i = 1.63e4 exp(-0.79 eV/kT), sigma_n = 1.31e9 exp(-3.88 eV/kT) p^-1/4, sigma_p = 2.35e4 exp(-1.67 eV/kT) p^1/4,
    J_O2 = RT/(16 F^2 L) int sigma_i sigma_e/(sigma_i + sigma_e) dln p, loss = RT/4F int sigma_e/(sigma_i + sigma_e) dln p.
"""
import argparse
from math import exp, log

from scipy.integrate import quad

R, F, k = 8.314462618, 96485.33212, 8.617333262e-5
T, L = 1273.15, 1e-3


def main():
    options = argparse.ArgumentParser(description="Wagner's integrals for a sheet of 8YSZ.")
    options.add_argument("--write", metavar="FILE", help="write the table (CSV)")
    o = options.parse_args()
    ions = 1.63e4 * exp(-0.79 / (k * T))
    electrons = lambda x: 1.31e9 * exp(-3.88 / (k * T) - x / 4) + 2.35e4 * exp(-1.67 / (k * T) + x / 4)
    lean, rich = log(0.2095), log(1e-15)
    integral = lambda f: quad(f, rich, lean, epsabs=0, epsrel=1e-12)[0]
    flux = R * T / (16 * F**2 * L) * integral(lambda x: ions * electrons(x) / (ions + electrons(x)))
    nernst = R * T / (4 * F) * (lean - rich)
    loss = R * T / (4 * F) * integral(lambda x: electrons(x) / (ions + electrons(x)))
    lines = ["J_O2 [mol/m2/s],Nernst voltage [V],loss [V]", f"{flux:.9g},{nernst:.9g},{loss:.9g}"]
    print("\n".join(lines))
    if o.write:
        with open(o.write, "w") as table:
            table.write(f"# /usr/bin/python3 wagner.py --write {o.write}\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
