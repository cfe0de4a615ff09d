"""The same chain in NumPy, SciPy and scikit-learn, to compare by: reads a folder of plain arrays, prints seconds and peak memory as JSON. One thread."""
import json
import os
import resource
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
from scipy import sparse
from sklearn.cluster import KMeans, MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.metrics import silhouette_score

folder = sys.argv[1]
statements = json.load(open(os.path.join(folder, "meta.json")))["statements"]
starts = np.fromfile(os.path.join(folder, "indptr.u32"), dtype="<u4")
columns = np.fromfile(os.path.join(folder, "stmt.u16"), dtype="<u2").astype(np.int32)
ratings = np.fromfile(os.path.join(folder, "vote.i8"), dtype="i1")
people = len(starts) - 1
begun, cpu = time.perf_counter(), time.process_time()

# Axes: missing is the mean, so the centred matrix is sparse.
seen = np.bincount(columns, minlength=statements)
means = np.bincount(columns, weights=ratings, minlength=statements) / np.maximum(seen, 1)
centred = sparse.csr_matrix((ratings - means[columns], columns, starts.astype(np.int64)), shape=(people, statements))
svd = TruncatedSVD(n_components=2, algorithm="randomized", n_iter=7, random_state=0).fit(centred)
rated = np.diff(starts)
places = (centred @ svd.components_.T) * np.sqrt(statements / np.maximum(rated, 1))[:, None]

# Groups: a hundred base clusters, then two to five of them, by silhouette.
inside = rated >= min(7, statements)
base_of = (MiniBatchKMeans if people > 20_000 else KMeans)(n_clusters=100, n_init=1, random_state=0).fit(places[inside])
weights = np.bincount(base_of.labels_, minlength=100)
best, labels = -1.0, None
for k in range(2, 6):
    fitted = KMeans(n_clusters=k, n_init=4, random_state=0).fit(base_of.cluster_centers_, sample_weight=weights)
    score = silhouette_score(base_of.cluster_centers_, fitted.labels_)
    if score > best:
        best, labels = score, fitted.labels_
groups = labels[base_of.labels_]
k = labels.max() + 1

# Representative statements and what all groups share: counts by group, two-proportion tests.
rows = np.repeat(np.arange(people), rated)
group_of = np.full(people, -1)
group_of[inside] = groups
which = group_of[rows]
kept = which >= 0
cell = which[kept] * statements + columns[kept]
trials = np.bincount(cell, minlength=k * statements).reshape(k, statements)
agrees = np.bincount(cell, weights=ratings[kept] == 1, minlength=k * statements).reshape(k, statements)
for successes in (agrees, np.bincount(cell, weights=ratings[kept] == -1, minlength=k * statements).reshape(k, statements)):
    other, other_trials = successes.sum(0) - successes + 1, trials.sum(0) - trials + 1
    pooled = (successes + 1 + other) / (trials + 1 + other_trials)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = ((successes + 1) / (trials + 1) - other / other_trials) / np.sqrt(pooled * (1 - pooled) * (1 / (trials + 1) + 1 / other_trials))
    np.argsort(-z, axis=1)[:, :5]
np.prod((agrees + 1) / (trials + 2), axis=0)

print(
    json.dumps(
        {
            "seconds": time.perf_counter() - begun,
            "cpuSeconds": time.process_time() - cpu,
            "peakBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
            "groups": int(k),
        }
    )
)
