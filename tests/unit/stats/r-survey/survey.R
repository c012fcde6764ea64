# What R's package survey (4.1, Debian r-cran-survey) says of complex samples: Rscript survey.R, in this folder.
# Writes data/*.csv, the samples as our intake reads them, and results.json, which src/lib must equal.
suppressMessages(library(survey))
options(survey.lonely.psu = "adjust")
data(api)
data(nhanes)

cases <- character()
number <- function(x) ifelse(is.finite(x), trimws(formatC(as.numeric(x), digits = 17, format = "g")), "null")
case <- function(...) {
  fields <- list(...)
  text <- mapply(function(name, value) {
    if (is.character(value)) sprintf("\"%s\": \"%s\"", name, value) else sprintf("\"%s\": %s", name, number(value))
  }, names(fields), fields)
  cases <<- c(cases, sprintf("  {%s}", paste(text, collapse = ", ")))
}
write <- function(x, name) write.csv(x, paste0("data/", name, ".csv"), row.names = FALSE, quote = FALSE, na = "")

# a mean, a total, a ratio and a proportion of everybody ("") and of each area, with what svyby knows of areas together
estimates <- function(data, design, mean = NULL, total = NULL, ratio = NULL, proportion = NULL) {
  f <- function(name) as.formula(paste0("~", name))
  areas <- sort(unique(as.character(design$variables$area)))
  parts <- c(list(design), lapply(areas, function(one) design[design$variables$area == one, ]))
  for (at in seq_along(parts)) {
    part <- parts[[at]]
    area <- c("", areas)[at]
    for (y in mean) {
      m <- svymean(f(y), part, na.rm = TRUE)
      df <- degf(part[!is.na(part$variables[[y]]), ])
      ci <- confint(m, df = df)
      case(data = data, statistic = "mean", measure = y, area = area, value = coef(m), variance = vcov(m), df = df,
        lower = ci[1], upper = ci[2])
    }
    for (y in total) {
      m <- svytotal(f(y), part, na.rm = TRUE)
      case(data = data, statistic = "total", measure = y, area = area, value = coef(m), variance = vcov(m))
    }
    for (y in ratio) {
      m <- svyratio(f(y[1]), f(y[2]), part, na.rm = TRUE)
      case(data = data, statistic = "ratio", measure = paste(y, collapse = "_"), area = area, value = coef(m), variance = vcov(m))
    }
    for (y in proportion) {
      m <- svymean(f(y), part, na.rm = TRUE, deff = TRUE)
      complete <- part[!is.na(part$variables[[y]]), ]
      if (coef(m) > 0 && coef(m) < 1) {
        for (method in c("logit", "xlogit", "beta", "mean")) {
          ci <- attr(svyciprop(f(y), complete, method = method), "ci")
          case(data = data, statistic = method, measure = y, area = area, value = coef(m), variance = vcov(m), df = degf(complete),
            n = nrow(complete), lower = ci[1], upper = ci[2], deff = deff(m))
        }
      }
    }
  }
  for (y in c(mean, proportion)) {
    answered <- design[!is.na(design$variables[[y]]), ]
    for (own_area in areas) {
      part <- update(answered, one = 1, inside = as.integer(area == own_area))
      part <- update(part, own = part$variables$inside * part$variables[[y]], all = part$variables[[y]])
      beside <- svycontrast(svytotal(~own + inside + all + one, part), quote(own / inside - all / one))
      case(data = data, statistic = "besideTotal", measure = y, area = own_area, value = coef(beside), variance = vcov(beside),
        p = 2 * pt(-abs(coef(beside)) / sqrt(vcov(beside)), degf(answered)))
    }
    answered <- design[!is.na(design$variables[[y]]), ]
    together <- svyby(f(y), ~area, answered, svymean, covmat = TRUE)
    v <- vcov(together)
    named <- rownames(together)
    for (i in seq_along(named)) for (j in seq_len(i - 1)) {
      difference <- svycontrast(together, setNames(list(as.numeric(seq_along(named) == i) - as.numeric(seq_along(named) == j)), "d"))
      case(data = data, statistic = "covariance", measure = y, area = named[i], other = named[j], value = v[i, j],
        difference = coef(difference), variance = vcov(difference), df = degf(answered[answered$variables$area %in% named[c(i, j)], ]),
        p = 2 * pt(-abs(coef(difference)) / sqrt(vcov(difference)), degf(answered[answered$variables$area %in% named[c(i, j)], ])))
    }
  }
}
association <- function(data, design, rows, columns) {
  found <- svychisq(as.formula(paste0("~", rows, "+", columns)), design)
  case(data = data, statistic = "association", rows = rows, columns = columns, value = found$statistic,
    df1 = found$parameter[1], df2 = found$parameter[2], p = found$p.value)
}
quantiles <- function(data, design, y, area = "") {
  part <- if (area == "") design else design[design$variables$area == area, ]
  for (p in c(0.1, 0.25, 0.5, 0.9)) {
    found <- svyquantile(as.formula(paste0("~", y)), part, p, qrule = "math", interval.type = "mean")[[1]]
    case(data = data, statistic = "quantile", measure = y, area = area, share = p, value = found[1], lower = found[2],
      upper = found[3], error = found[4])
  }
}

# The Academic Performance Index of California's schools: three samples
api <- function(x) data.frame(id = seq_len(nrow(x)), area = as.character(x$stype), weight = x$pw, api00 = x$api00, api99 = x$api99,
  enroll = x$enroll, wide = as.integer(x$sch.wide == "Yes"), target = as.character(x$comp.imp), award = as.character(x$awards))
all_of_api <- function(name, design) {
  estimates(name, design, mean = c("api00"), total = c("enroll"), ratio = list(c("api00", "api99")), proportion = "wide")
  association(name, design, "area", "wide")
  association(name, design, "target", "award")
  quantiles(name, design, "api00")
  quantiles(name, design, "api00", "E")
}
strat <- cbind(api(apistrat), fpc = apistrat$fpc)
write(strat, "stratified")
all_of_api("stratified", svydesign(ids = ~1, strata = ~area, weights = ~weight, fpc = ~fpc, data = strat))

clus1 <- cbind(api(apiclus1), district = apiclus1$dnum, fpc = apiclus1$fpc)
write(clus1, "clusters")
all_of_api("clusters", svydesign(ids = ~district, weights = ~weight, fpc = ~fpc, data = clus1))

clus2 <- cbind(api(apiclus2), district = apiclus2$dnum, fpc1 = apiclus2$fpc1, fpc2 = as.integer(apiclus2$fpc2))
clus2 <- clus2[!is.na(clus2$enroll), ]
write(clus2, "twoStages")
all_of_api("twoStages", svydesign(ids = ~district + id, weights = ~weight, fpc = ~fpc1 + fpc2, data = clus2))
# the same, of which only the first stage is known, and of which nothing is
all_of_api("firstStage", svydesign(ids = ~district, weights = ~weight, fpc = ~fpc1, data = clus2))
all_of_api("withReplacement", svydesign(ids = ~district + id, weights = ~weight, data = clus2))

# NHANES 2009-2010: strata of two or three units whose numbers repeat, blanks
health <- data.frame(id = seq_len(nrow(nhanes)), area = paste0("r", nhanes$race), weight = nhanes$WTMEC2YR, stratum = nhanes$SDMVSTRA,
  unit = nhanes$SDMVPSU, cholesterol = as.integer(nhanes$HI_CHOL), sex = paste0("s", nhanes$RIAGENDR))
write(health, "nested")
nested <- svydesign(ids = ~unit, strata = ~stratum, nest = TRUE, weights = ~weight, data = health)
estimates("nested", nested, proportion = "cholesterol")
association("nested", subset(nested, !is.na(cholesterol)), "area", "cholesterol")

# Two waves, drawn anew: strata of several clusters, one of a single cluster, an area in one stratum only
set.seed(20141130)
wave <- function(year) {
  clusters <- data.frame(stratum = rep(c("a", "b", "c", "d"), c(6, 5, 4, 1)))
  clusters$cluster <- seq_len(nrow(clusters))
  clusters$fpc <- c(a = 40, b = 30, c = 25, d = 9)[clusters$stratum]
  clusters$level <- rnorm(nrow(clusters), 0.1 * (year - 2013), 0.7)
  rows <- clusters[rep(seq_len(nrow(clusters)), sample(8:20, nrow(clusters), replace = TRUE)), ]
  n <- nrow(rows)
  data.frame(id = seq_len(n), area = ifelse(rows$stratum == "a", "n", sample(c("n", "s", "w"), n, replace = TRUE)), weight = round(runif(n, 1, 9), 2),
    stratum = rows$stratum, cluster = rows$cluster, fpc = rows$fpc, hours = round(40 + 5 * rows$level + rnorm(n, 0, 6), 1),
    member = as.integer(runif(n) < plogis(rows$level)), year = year)
}
waves <- list(wave(2013), wave(2014))
for (one in waves) {
  name <- paste0("lonely", one$year[1])
  write(one[names(one) != "year"], name)
  design <- svydesign(ids = ~cluster, strata = ~stratum, fpc = ~fpc, weights = ~weight, nest = TRUE, data = one)
  estimates(name, design, mean = "hours", total = "hours", proportion = "member")
  association(name, design, "area", "member")
  quantiles(name, design, "hours")
}
both <- do.call(rbind, waves)
both$stratum <- paste(both$year, both$stratum)
both <- svydesign(ids = ~cluster, strata = ~stratum, fpc = ~fpc, weights = ~weight, nest = TRUE, data = both)
for (y in c("hours", "member")) {
  change <- svycontrast(svyby(as.formula(paste0("~", y)), ~year, both, svymean, covmat = TRUE), list(change = c(-1, 1)))
  case(data = "lonely", statistic = "change", measure = y, area = "", value = coef(change), variance = vcov(change))
}

# The demo's workers: weights only, each district a sample of its own
workers <- read.csv("../../../../data/surveys/xiaogan/waves/2014/worker.csv", colClasses = "character")
workers <- data.frame(area = workers$district_code, weight = as.numeric(workers$weight), member = ifelse(workers$is_member %in% c("yes", "no"),
  as.integer(workers$is_member == "yes"), NA), satisfied = suppressWarnings(as.numeric(workers$sat_overall)))
workers <- workers[!is.na(workers$weight) & workers$weight > 0, ]
for (area in c("", sort(unique(workers$area)))) for (y in c("member", "satisfied")) {
  some <- workers[(area == "" | workers$area == area) & !is.na(workers[[y]]), ]
  if (nrow(some) < 2) next
  design <- svydesign(ids = ~1, weights = ~weight, data = some)
  m <- svymean(as.formula(paste0("~", y)), design)
  ci <- confint(m, df = nrow(some) - 1)
  case(data = "demo", statistic = "mean", measure = y, area = area, value = coef(m), variance = vcov(m), df = nrow(some) - 1,
    lower = ci[1], upper = ci[2])
}
# and as if its districts were strata
strata <- svydesign(ids = ~1, strata = ~area, weights = ~weight, data = workers)
estimates("demoStrata", strata, mean = "satisfied", total = "member", proportion = "member")

# nobody: Clopper and Pearson's upper limit on Kish's effective n, fewer where the design has fewer degrees of freedom than rows
for (one in waves) {
  design <- svydesign(ids = ~cluster, strata = ~stratum, fpc = ~fpc, weights = ~weight, nest = TRUE, data = one)
  n <- sum(one$weight)^2 / sum(one$weight^2) * (qt(0.975, nrow(one) - 1) / qt(0.975, degf(design)))^2
  case(data = paste0("lonely", one$year[1]), statistic = "nobody", measure = "never", area = "", lower = 0, upper = qbeta(0.975, 1, n))
}

# distributions
for (x in c(0.01, 0.5, 1, 2.5, 8, 40)) for (df1 in c(1, 2.7, 12)) for (df2 in c(3, 14.2, 180))
  case(data = "distributions", statistic = "f", x = x, df1 = df1, df2 = df2, p = pf(x, df1, df2, lower.tail = FALSE))
for (p in c(0.025, 0.5, 0.975)) for (a in c(0.3, 2, 45.5)) for (b in c(0.8, 7, 310.2))
  case(data = "distributions", statistic = "beta", p = p, a = a, b = b, value = qbeta(p, a, b))
for (p in c(0.05, 0.01)) for (df in c(1, 2, 3.5, 14, 31, 400, 5000))
  case(data = "distributions", statistic = "t", p = p, df = df, value = qt(1 - p / 2, df))

writeLines(c("[", paste(cases, collapse = ",\n"), "]"), "results.json")
