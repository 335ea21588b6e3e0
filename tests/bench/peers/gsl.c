/* The refits by GSL's gsl_multifit_nlinear: weighted, Levenberg-Marquardt trust region, QR solver,
 * analytic Jacobian, otherwise its defaults; tolerances and iterations as in the example of its
 * manual. One workspace a law serves all resamples.
 * In, on stdin: the problem (tests/bench/peers.ts writes it). Argument: how many runs to time.
 * Out: JSON as `Answer` in tests/bench/judge.ts. A refit that the driver does not call a success is
 * null. */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <gsl/gsl_version.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MAX_ITERATIONS = 100, LAWS = 5, MAX_PARAMETERS = 3 };
static const double XTOL = 1e-8, GTOL = 1e-8, FTOL = 0.0;

/* A model size N with the functions of it that laws need. */
struct size {
  double n, log, log1p, root; /* N, ln N, ln(N + 1), its square root */
};

/* A law's gain at a size, and its derivatives by the parameters unless gradient is NULL. */
typedef double curve(const struct size* at, const double* theta, double* gradient);

static double power(const struct size* at, const double* theta, double* gradient) {
  const double a = theta[0], b = theta[1], phi = exp(b * at->log);
  if (gradient) gradient[0] = phi, gradient[1] = a * phi * at->log;
  return a * phi;
}

static double logarithmic(const struct size* at, const double* theta, double* gradient) {
  if (gradient) gradient[0] = at->log, gradient[1] = 1;
  return theta[0] * at->log + theta[1];
}

static double saturating(const struct size* at, const double* theta, double* gradient) {
  const double a = theta[0], n0 = theta[1], decay = exp(-at->n / n0);
  if (gradient) gradient[0] = 1 - decay, gradient[1] = -a * decay * at->n / (n0 * n0);
  return a * (1 - decay);
}

static double sigmoid(const struct size* at, const double* theta, double* gradient) {
  const double a = theta[0], b = theta[1], c = theta[2];
  const double phi = 1 / (1 + exp(-b * (at->log - c))), slope = a * phi * (1 - phi);
  if (gradient) gradient[0] = phi, gradient[1] = slope * (at->log - c), gradient[2] = -slope * b;
  return a * phi;
}

static double sqrt_log(const struct size* at, const double* theta, double* gradient) {
  if (gradient) gradient[0] = at->root, gradient[1] = at->log1p, gradient[2] = 1;
  return theta[0] * at->root + theta[1] * at->log1p + theta[2];
}

static const struct {
  curve* value;
  size_t parameters;
} laws[LAWS] = {{power, 2}, {logarithmic, 2}, {saturating, 2}, {sigmoid, 3}, {sqrt_log, 3}};

/* One law on one resample. */
struct task {
  curve* value;
  size_t points;
  const struct size* sizes;
  const double* gains;
};

static int residuals(const gsl_vector* theta, void* data, gsl_vector* f) {
  const struct task* task = data;
  for (size_t i = 0; i < task->points; ++i)
    gsl_vector_set(f, i, task->value(&task->sizes[i], theta->data, NULL) - task->gains[i]);
  return GSL_SUCCESS;
}

static int jacobian(const gsl_vector* theta, void* data, gsl_matrix* J) {
  const struct task* task = data;
  for (size_t i = 0; i < task->points; ++i)
    task->value(&task->sizes[i], theta->data, gsl_matrix_ptr(J, i, 0));
  return GSL_SUCCESS;
}

static double number(void) {
  double x;
  if (scanf("%lf", &x) != 1) {
    fputs("The problem on stdin ends too early.\n", stderr);
    exit(1);
  }
  return x;
}

static double* numbers(size_t count) {
  double* list = malloc(count * sizeof *list);
  if (!list) exit(1);
  for (size_t i = 0; i < count; ++i) list[i] = number();
  return list;
}

static double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

struct problem {
  size_t points, resamples;
  struct size* sizes;
  gsl_vector* weights; /* 1/se² */
  double* gains;       /* row after row */
  double* starts;      /* law after law */
};

static struct problem read_problem(void) {
  struct problem problem = {.points = (size_t)number(), .resamples = (size_t)number()};
  const size_t n = problem.points;
  problem.sizes = malloc(n * sizeof *problem.sizes);
  problem.weights = gsl_vector_alloc(n);
  if (!problem.sizes) exit(1);
  for (size_t i = 0; i < n; ++i) {
    const double size = number();
    problem.sizes[i] = (struct size){size, log(size), log1p(size), sqrt(log1p(size))};
  }
  for (size_t i = 0; i < n; ++i) gsl_vector_set(problem.weights, i, pow(number(), -2));
  problem.gains = numbers(n * problem.resamples);
  size_t parameters = 0;
  for (size_t l = 0; l < LAWS; ++l) parameters += laws[l].parameters;
  problem.starts = numbers(parameters);
  return problem;
}

/* Refits one law to every resample: found[r] its parameters, found[r][0] NaN where it failed. */
static void refit(const struct problem* problem, size_t law, const double* start,
                  double (*found)[MAX_PARAMETERS]) {
  const size_t p = laws[law].parameters;
  const gsl_multifit_nlinear_parameters options = gsl_multifit_nlinear_default_parameters();
  gsl_multifit_nlinear_workspace* workspace =
      gsl_multifit_nlinear_alloc(gsl_multifit_nlinear_trust, &options, problem->points, p);
  const gsl_vector_const_view first = gsl_vector_const_view_array(start, p);
  for (size_t r = 0; r < problem->resamples; ++r) {
    struct task task = {laws[law].value, problem->points, problem->sizes,
                        problem->gains + r * problem->points};
    gsl_multifit_nlinear_fdf fdf = {
        .f = residuals, .df = jacobian, .n = problem->points, .p = p, .params = &task};
    int why, status = gsl_multifit_nlinear_winit(&first.vector, problem->weights, &fdf, workspace);
    if (status == GSL_SUCCESS)
      status = gsl_multifit_nlinear_driver(MAX_ITERATIONS, XTOL, GTOL, FTOL, NULL, NULL, &why,
                                           workspace);
    for (size_t j = 0; j < p; ++j)
      found[r][j] = status == GSL_SUCCESS ? gsl_vector_get(workspace->x, j) : NAN;
  }
  gsl_multifit_nlinear_free(workspace);
}

/* Null where there are no parameters. */
static void print_curve(const struct problem* problem, size_t law, const double* theta) {
  if (!isfinite(theta[0])) {
    printf("null");
    return;
  }
  printf("[");
  for (size_t i = 0; i < problem->points; ++i) {
    const double gain = laws[law].value(&problem->sizes[i], theta, NULL);
    printf("%s", i ? "," : "");
    isfinite(gain) ? printf("%.17g", gain) : printf("null");
  }
  printf("]");
}

int main(int count, char** arguments) {
  const int runs = count > 1 ? atoi(arguments[1]) : 1;
  const struct problem problem = read_problem();
  double(*found[LAWS])[MAX_PARAMETERS];
  for (size_t l = 0; l < LAWS; ++l) {
    found[l] = malloc(problem.resamples * sizeof *found[l]);
    if (!found[l]) return 1;
  }
  gsl_set_error_handler_off();

  printf("{\"version\":\"GSL %s\",\"ms\":[", gsl_version);
  for (int run = 0; run < runs; ++run) {
    const double* start = problem.starts;
    for (size_t l = 0; l < LAWS; start += laws[l++].parameters) {
      const double began = milliseconds();
      refit(&problem, l, start, found[l]);
      printf("%s%.6f", l ? "," : run ? ",[" : "[", milliseconds() - began);
    }
    printf("]");
  }
  printf("],\"curves\":[");
  for (size_t l = 0; l < LAWS; ++l)
    for (size_t r = 0; r < problem.resamples; ++r) {
      printf("%s", r ? "," : l ? "],[" : "[");
      print_curve(&problem, l, found[l][r]);
    }
  printf("]]}\n");
  return 0;
}
