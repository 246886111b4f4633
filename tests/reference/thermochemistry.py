"""Molar enthalpies and equilibrium constants from another source than the product's polynomials.

    /usr/bin/python3 thermochemistry.py [--write enthalpies.csv]

Shomate equation of the NIST Chemistry WebBook (SRD 69; after Chase, NIST-JANAF Thermochemical Tables, 4th ed., 1998), at 1 bar,
with t = T/1000 K, h from the elements at 298.15 K:
    h [kJ/mol] = A t + B t^2/2 + C t^3/3 + D t^4/4 - E/t + F
    s [J/mol/K] = A ln t + B t + C t^2/2 + D t^3/3 - E/(2 t^2) + G
"""
import argparse
from math import log

coefficients = {  # range of T [K], then A to G
    "O2": [(700, 2000, 30.03235, 8.772972, -3.988133, 0.788313, -0.741599, -11.32468, 236.1663)],
    "N2": [(500, 2000, 19.50583, 19.88705, -8.598535, 1.369784, 0.527601, -4.935202, 212.3900)],
    "H2O": [(500, 1700, 30.09200, 6.832514, 6.793435, -2.534480, 0.082139, -250.8810, 223.3967)],
    "H2": [(298, 1000, 33.066178, -11.363417, 11.432816, -2.772874, -0.158558, -9.980797, 172.707974),
           (1000, 2500, 18.563083, 12.257357, -2.859786, 0.268238, 1.977990, -1.147438, 156.288133)],
    "CO2": [(298, 1200, 24.99735, 55.18696, -33.69137, 7.948387, -0.136638, -403.6075, 228.2431)],
    "CO": [(298, 1300, 25.56759, 6.096130, 4.054656, -2.671301, 0.131021, -118.0089, 227.3665)]}
temperatures = (953.15, 1053.15, 1153.15)


def enthalpy_and_entropy(species, T):
    """J/mol, J/mol/K"""
    A, B, C, D, E, F, G = next(row[2:] for row in coefficients[species] if row[0] <= T <= row[1])
    t = T / 1000
    return (1e3 * (A * t + B * t**2 / 2 + C * t**3 / 3 + D * t**4 / 4 - E / t + F),
            A * log(t) + B * t + C * t**2 / 2 + D * t**3 / 3 - E / (2 * t**2) + G)


def ln_K(fuel, product, T):
    """ln K of fuel + 1/2 O2 = product."""
    gibbs = lambda s: enthalpy_and_entropy(s, T)[0] - T * enthalpy_and_entropy(s, T)[1]
    return (gibbs(fuel) + gibbs("O2") / 2 - gibbs(product)) / (8.314462618 * T)


def main():
    options = argparse.ArgumentParser(description="Molar enthalpies and equilibrium constants of the gases.")
    options.add_argument("--write", metavar="FILE", help="write the table (CSV)")
    o = options.parse_args()
    lines = ["T [K]," + ",".join(coefficients)]
    lines += [",".join([f"{T:g}"] + [f"{enthalpy_and_entropy(s, T)[0]:.2f}" for s in coefficients]) for T in temperatures]
    print("\n".join(lines))
    for fuel, product in (("H2", "H2O"), ("CO", "CO2")):
        print(f"log10 K of {fuel} + 1/2 O2 = {product}:", ", ".join(f"{ln_K(fuel, product, T) / log(10):.4f}" for T in temperatures))
    if o.write:
        with open(o.write, "w") as table:
            table.write(f"# /usr/bin/python3 thermochemistry.py --write {o.write}\n"
                        "# h [J/mol] from the elements at 298.15 K, Shomate equation of the NIST Chemistry WebBook\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
