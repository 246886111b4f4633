#include <oxion/application.h>

int
main(int argc, char **argv)
{
  return Oxion::application(argc, argv);
}
