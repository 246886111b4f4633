"""Heat in the heated stack of heated_stack.prm with FEniCSx (python3-dolfinx 0.5).

usage: mpirun -np 2 /usr/bin/python3 benchmarks/heated_stack_dolfinx.py

Compiles its forms at the first run. Prints unknowns, the largest temperature and
the seconds of the solve and in all, as json.
"""

import json
import time

import numpy as np
import ufl
from dolfinx import fem, mesh
from dolfinx.fem.petsc import NonlinearProblem
from dolfinx.nls.petsc import NewtonSolver
from mpi4py import MPI
from petsc4py import PETSc

SIZE = [50e-3, 4e-3, 1.2e-3]  # m
CELLS = [160, 48, 64]
STEFAN_BOLTZMANN = 5.670374419e-8  # W/m2/K4

start = time.perf_counter()
world = MPI.COMM_WORLD
box = mesh.create_box(world, [[0, 0, 0], SIZE], CELLS, mesh.CellType.hexahedron)
space = fem.FunctionSpace(box, ("CG", 1))
x = ufl.SpatialCoordinate(box)
T, v = fem.Function(space), ufl.TestFunction(space)
T.x.array[:] = 800.0


def within(coordinate, low, high):
    inside = ufl.And(ufl.ge(coordinate, low), ufl.le(coordinate, high))
    return ufl.conditional(inside, 1.0, 0.0)


alumina = within(x[2], 0.3e-3, 0.45e-3)
heater = within(x[0], 0, 12e-3) * within(x[1], 0.5e-3, 3.5e-3) * alumina
conductivity = (1 - alumina) * 2.5 + alumina * 6000.0 / T
power_density = 7.0 / (12e-3 * 3e-3 * 0.15e-3) * heater
loss = 60.0 * (T - 300.0) + 0.6 * STEFAN_BOLTZMANN * (T**4 - 300.0**4)
exact = {"quadrature_degree": 2}
residual = (
    ufl.inner(conductivity * ufl.grad(T), ufl.grad(v)) - power_density * v
) * ufl.dx(metadata=exact) + loss * v * ufl.ds(metadata=exact)

newton = NewtonSolver(world, NonlinearProblem(residual, T))
newton.convergence_criterion = "residual"
newton.rtol, newton.atol = 1e-8, 1e-10
options, prefix = PETSc.Options(), newton.krylov_solver.getOptionsPrefix()
for name, value in {
    "ksp_type": "cg",
    "ksp_rtol": 1e-6,
    "pc_type": "hypre",
    "pc_hypre_type": "boomeramg",
    "pc_hypre_boomeramg_strong_threshold": 0.5,
    "pc_hypre_boomeramg_coarsen_type": "HMIS",
    "pc_hypre_boomeramg_interp_type": "ext+i",
    "pc_hypre_boomeramg_P_max": 4,
}.items():
    options[prefix + name] = value
newton.krylov_solver.setFromOptions()

solve = time.perf_counter()
steps, _ = newton.solve(T)
end = time.perf_counter()
largest = world.allreduce(np.max(T.x.array), MPI.MAX)
if world.rank == 0:
    print(
        json.dumps(
            {
                "unknowns": space.dofmap.index_map.size_global,
                "newton steps": steps,
                "T_max [K]": largest,
                "solve [s]": end - solve,
                "all [s]": end - start,
            }
        )
    )
