#!/bin/bash
# One large device in 3D on two nodes.
#
# All ranks together need some 1.5 GB for each 250,000 unknowns: `oxion FILE --check` tells
# how many there will be. Submit in the folder where results are to go:
#   sbatch large_3d.sh
#SBATCH --job-name=oxion-3d
#SBATCH --nodes=2
#SBATCH --ntasks-per-node=16
#SBATCH --cpus-per-task=1
#SBATCH --mem-per-cpu=4G
#SBATCH --time=04:00:00
#SBATCH --signal=TERM@300
#SBATCH --output=%x-%j.log
set -uo pipefail

oxion=${OXION:-oxion}
files=${OXION_FILES:-parameter_files}
# The ranks already use all cores.
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

# Five minutes before the limit Slurm sends SIGTERM to all ranks, and Oxion ends
# with exit code 5: submitted again, the job goes on from there.
srun --kill-on-bad-exit=0 "$oxion" "$files/wide_band/element_3d.prm" \
  --set "Geometry/Grid/Refinements=1" --set "Solver/Memory limit [GB]=128" \
  --output-folder results/element_3d --resume --quiet
