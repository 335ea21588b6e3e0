/// Where types were compiled without their names, embind prints a type's address into its error
/// message. Every type that this project hands over is known to it, and C's printing is larger than
/// all else that embind brings along. So the linker finds this first, and nothing is printed.
extern "C" int siprintf(char* out, const char*, ...) {
  *out = 0;
  return 0;
}
