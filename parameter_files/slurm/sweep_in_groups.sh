#!/bin/bash
# The points of a sweep, shared out to groups of ranks: a device of some 50,000
# unknowns keeps few ranks busy, and its points keep many.
#
# Each group has the device and starts cold once, so that 24 points are best on
# 4 to 8 groups; `oxion FILE --groups N --check` tells how many each one has.
#   sbatch sweep_in_groups.sh
#SBATCH --job-name=oxion-sweep
#SBATCH --nodes=1
#SBATCH --ntasks=16
#SBATCH --cpus-per-task=1
#SBATCH --mem-per-cpu=2G
#SBATCH --time=01:00:00
#SBATCH --signal=TERM@300
#SBATCH --output=%x-%j.log
set -uo pipefail

oxion=${OXION:-oxion}
files=${OXION_FILES:-parameter_files}
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

ranks_of_a_group=2
srun --kill-on-bad-exit=0 "$oxion" "$files/wide_band/lambda_sweep.prm" \
  --groups $((SLURM_NTASKS / ranks_of_a_group)) \
  --set "Geometry/Grid/Refinements=1" \
  --output-folder results/lambda_sweep --resume
