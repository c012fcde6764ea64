/** Words of statements that do more than read, or read something else than a table; nowhere in a question. */
export const forbidden = new Set(
  `alter analyze attach begin call checkpoint comment commit copy create deallocate delete describe detach drop
  execute explain export force grant import insert install into load merge pivot pivot_longer pivot_wider pragma prepare
  reset returning revoke rollback set show summarize table truncate unpivot update use vacuum at`.split(/\s+/)
);

/** Words after which a bracket is no call. */
export const beforeBracket = new Set(
  `all and any array as asc between by case cube desc distinct else end escape except exclude exists filter from
  group grouping having ilike in intersect is join lateral like limit materialized not null offset on or order over partition
  qualify rename replace rollup select sets similar some then to union using values when where window within`.split(
    /\s+/
  )
);

/** Words that end the list of tables at their level. */
export const endsTables = new Set(
  `where group having window qualify order limit offset union except intersect select`.split(/\s+/)
);

/** Words that cannot be another name of a table. */
export const noAlias = new Set([
  ...endsTables,
  ...`on using join inner left right full outer cross natural asof positional semi anti lateral from with as tablesample`.split(
    /\s+/
  )
]);

/** Types that are written with a bracket. */
export const types = new Set(
  `bit char character decimal dec numeric varchar float real time timestamp interval struct map`.split(/\s+/)
);

/** What may stand as a table with a bracket. */
export const tableCalls = new Set(['unnest', 'range', 'generate_series']);

/** Functions in whose brackets FROM is a word between two arguments. */
export const fromInside = new Set(['extract', 'substring', 'trim', 'position', 'overlay']);

/** Functions that compute from their arguments, and read and change nothing. */
export const calls = new Set(
  `count count_if countif count_star sum fsum kahan_sum sumkahan avg mean favg min max arg_min arg_max argmin argmax min_by max_by any_value arbitrary first last
  list array_agg string_agg group_concat listagg histogram mode median quantile quantile_cont quantile_disc approx_quantile approx_count_distinct
  mad stddev stddev_pop stddev_samp variance var_pop var_samp sem entropy skewness kurtosis kurtosis_pop corr covar_pop covar_samp
  regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy product geomean geometric_mean
  bool_and bool_or bit_and bit_or bit_xor bitstring_agg grouping grouping_id
  row_number rank dense_rank rank_dense percent_rank cume_dist ntile lag lead first_value last_value nth_value
  abs ceil ceiling floor round round_even trunc sign sqrt cbrt exp ln log log2 log10 pow power mod fmod fdiv divide multiply add subtract greatest least
  sin cos tan cot asin acos atan atan2 sinh cosh tanh degrees radians pi even factorial gamma lgamma gcd lcm isnan isinf isfinite bit_count xor
  coalesce ifnull nullif if cast try_cast try typeof columns
  lower lcase upper ucase length len strlen char_length character_length bit_length concat concat_ws left right substr substring substring_grapheme left_grapheme right_grapheme
  length_grapheme trim ltrim rtrim lpad rpad repeat replace reverse translate contains starts_with ends_with prefix suffix
  instr strpos position split str_split string_split split_part string_split_regex str_split_regex regexp_matches regexp_full_match regexp_replace regexp_extract regexp_extract_all
  regexp_split_to_array format printf ascii chr ord unicode to_base hex bin md5 hash strip_accents nfc_normalize
  levenshtein editdist3 hamming mismatches damerau_levenshtein jaccard jaro_similarity jaro_winkler_similarity
  extract date_part datepart date_trunc datetrunc date_diff datediff date_sub datesub date_add make_date make_time make_timestamp
  year month day quarter week weekofyear yearweek dayofweek weekday dayofmonth dayofyear isodow isoyear dayname monthname last_day decade century era
  hour minute second strftime strptime try_strptime age epoch epoch_ms to_days to_months to_years to_weeks
  list_value list_contains list_has array_contains list_has_any list_has_all list_position list_sort list_reverse_sort list_distinct list_unique
  list_sum list_avg list_min list_max list_count list_aggregate list_aggr list_transform list_filter list_reduce list_apply list_concat list_slice list_zip list_extract list_element list_append list_prepend
  list_where list_select list_intersect list_reverse list_any_value array_to_string array_length cardinality flatten unnest range generate_series
  struct_pack struct_extract struct_insert row map map_from_entries map_keys map_values map_extract map_entries element_at
  equi_width_bins bar`.split(/\s+/)
);
