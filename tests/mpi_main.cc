#include <deal.II/base/mpi.h>

#include <gtest/gtest.h>

/**
 * Main of all tests: every rank runs every test, only rank 0 prints, and a
 * failure on any rank fails the program.
 */
int
main(int argc, char **argv)
{
  testing::InitGoogleTest(&argc, argv);
  dealii::Utilities::MPI::MPI_InitFinalize mpi(argc, argv, 1);

  const unsigned rank =
    dealii::Utilities::MPI::this_mpi_process(MPI_COMM_WORLD);
  if (rank != 0)
  {
    auto &listeners = testing::UnitTest::GetInstance()->listeners();
    delete listeners.Release(listeners.default_result_printer());
  }

  int failed = RUN_ALL_TESTS();
  if (failed != 0 && rank != 0)
    std::fprintf(stderr, "rank %u: tests failed\n", rank);
  return dealii::Utilities::MPI::max(failed, MPI_COMM_WORLD);
}
