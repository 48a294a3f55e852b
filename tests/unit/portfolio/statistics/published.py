"""Published tables and figures to test against, typed over with their sources; see `docs/explanation/reliability.md`.

Where a table belongs to a program under the GPL, what stands here is what the statistic needs of it, computed
once from the table itself; where it is too long to type, its covariances stand in `published_covariances.py`.
"""

from portfolio.statistics.agreement import MeanSquares
from portfolio.statistics.tables import Table, table_of

# TV2. Jacobson and Truax 1991, J Consult Clin Psychol 59, 12-19, table 2: 30 couples, DAS before and after.
COUPLES_BEFORE = [
    *(90.5, 74, 97, 73.5, 61, 66.5, 68.5, 86.5, 88.5, 68.5, 98, 80.5, 89.5, 91.5, 83.5),
    *(60.5, 83, 88, 98.5, 78.5, 99.5, 79.5, 84.5, 92.5, 93, 85, 64, 61, 80, 82.5),
]
COUPLES_AFTER = [
    *(97, 124, 97.5, 88, 96.5, 62.5, 112.5, 103.5, 90, 82.5, 105, 99.5, 112.5, 101, 99.5),
    *(79.5, 88, 100.5, 119, 116, 116, 129, 113, 118, 92, 114, 68, 52, 60.5, 104.5),
]

# TV3. Shrout and Fleiss 1979, Psychological Bulletin 86, 420-428, table 2: 6 targets by 4 judges.
SHROUT_FLEISS = table_of(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]],
    ("judge1", "judge2", "judge3", "judge4"),
)

# TV4. Eight wines by four judges (real-statistics.com; data set `icc` of pingouin 0.7.0): the mean squares.
WINES = MeanSquares(
    n=8,
    k=4,
    between_targets=26.888392857142858,
    within_targets=2.3020833333333335,
    between_raters=2.4479166666666665,
    residual=2.28125,
)

# TV5, TV6. Two questionnaires (real-statistics.com; data sets `cronbach_alpha` and `cronbach_wide_missing` of
# pingouin 0.7.0): items, rows used, rows, sum of the item variances and variance of the sum.
RATINGS = (10, 15, 15, 20.38095238095238, 43.599999999999994)
BINARY_PAIRWISE = (11, 12, 12, 2.390909090909091, 7.159595959595959)
BINARY_LISTWISE = (11, 9, 12, 2.2222222222222223, 8.194444444444445)

# TV7. Chatterjee and Price 1977, Regression analysis by example, section 3.7 (`attitude` in R): 30 departments.
ATTITUDE: Table = table_of(
    [
        *([43, 51, 30, 39, 61, 92, 45], [63, 64, 51, 54, 63, 73, 47], [71, 70, 68, 69, 76, 86, 48]),
        *([61, 63, 45, 47, 54, 84, 35], [81, 78, 56, 66, 71, 83, 47], [43, 55, 49, 44, 54, 49, 34]),
        *([58, 67, 42, 56, 66, 68, 35], [71, 75, 50, 55, 70, 66, 41], [72, 82, 72, 67, 71, 83, 31]),
        *([67, 61, 45, 47, 62, 80, 41], [64, 53, 53, 58, 58, 67, 34], [67, 60, 47, 39, 59, 74, 41]),
        *([69, 62, 57, 42, 55, 63, 25], [68, 83, 83, 45, 59, 77, 35], [77, 77, 54, 72, 79, 77, 46]),
        *([81, 90, 50, 72, 60, 54, 36], [74, 85, 64, 69, 79, 79, 63], [65, 60, 65, 75, 55, 80, 60]),
        *([65, 70, 46, 57, 75, 85, 46], [50, 58, 68, 54, 64, 78, 52], [50, 40, 33, 34, 43, 64, 33]),
        *([64, 61, 52, 62, 66, 80, 41], [53, 66, 52, 50, 63, 80, 37], [40, 37, 42, 58, 50, 57, 49]),
        *([63, 54, 42, 48, 66, 75, 33], [66, 77, 66, 63, 88, 76, 72], [78, 75, 58, 74, 80, 78, 49]),
        *([48, 57, 44, 45, 51, 83, 38], [85, 85, 71, 71, 77, 74, 55], [82, 82, 39, 59, 64, 78, 39]),
    ],
    ("rating", "complaints", "privileges", "learning", "raises", "critical", "advance"),
)

# TV10. Belenky et al. 2003, Journal of Sleep Research 12, 1-12 (`sleepstudy` in R's lme4): mean reaction time
# (milliseconds) of five drivers on day 0 to 9 of too little sleep.
REACTION_TIMES = {
    308: [
        *(249.56, 258.7047, 250.8006, 321.4398, 356.8519, 414.6901, 382.2038, 290.1486, 430.5853),
        *(466.3535,),
    ],
    309: [
        *(222.7339, 205.2658, 202.9778, 204.707, 207.7161, 215.9618, 213.6303, 217.7272, 224.2957),
        *(237.3142,),
    ],
    310: [
        *(199.0539, 194.3322, 234.32, 232.8416, 229.3074, 220.4579, 235.4208, 255.7511, 261.0125),
        *(247.5153,),
    ],
    335: [
        *(241.6083, 273.9472, 254.4907, 270.8021, 251.4519, 254.6362, 245.4523, 235.311, 235.7541),
        *(237.2466,),
    ],
    352: [
        *(221.6771, 298.1939, 326.8785, 346.8555, 348.7402, 352.8287, 354.4266, 360.4326),
        *(375.6406, 388.5417),
    ],
}
