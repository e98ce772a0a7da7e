"""numpy from where the program starts: sixty quantities by clinic, and cells. usage: same_start.py DATA_DIR RATES.json DRAWS

Counting is not timed. One thread. Prints the least and the middle of the repeated times in ms.
"""
import json, os, sys, time

for name in ('OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS'):
    os.environ[name] = '1'
import numpy as np

folder, rates_file, draws = sys.argv[1], sys.argv[2], int(sys.argv[3])
M = json.load(open(rates_file))
read = lambda c: np.fromfile(os.path.join(folder, c + '.bin'), dtype=np.uint16 if c == 'clinic' else np.uint8)
clinic = read('clinic').astype(np.intp)
C = int(clinic.max()) + 1
by_clinic = lambda w: np.bincount(clinic, weights=w, minlength=C)

band = np.minimum(read('age') // 4, 22).astype(np.intp) + 23 * (read('sex') == 1)
ages = np.zeros((C, 46))
np.add.at(ages, (clinic, band), 1)
conditions = np.stack([by_clinic(read('c%d' % i)) for i in range(8)], axis=1)
contacts = np.stack([by_clinic(read('k%d' % i)) for i in range(6)], axis=1)
# Öre, so that sums are exact.
a, d, f = (np.round(np.array(M['rates'][k]) * 100) for k in ('age', 'conditions', 'fees'))
share = M['rates']['share']

# Half away from zero; what is within a thousandth of an öre of a tie is the tie.
ore = lambda x: np.floor(x + 0.501)
# Long tails: 900,000 cells with one patient in each, as in ours/longTails.ts.
tails = 900_000
cell_clinic = np.arange(tails) // -(-tails // C)
mixed = (np.arange(1, tails + 1, dtype=np.uint64) * np.uint64(2_654_435_761)) & np.uint64(0xFFFFFFFF)
earned = sum(((mixed >> np.uint64(4 * i)) & np.uint64(15)).astype(np.float64) * f[i] for i in range(6))
weights = np.ones(tails)


def timed(work, repeats=20):
    work(0); work(1)
    t = time.perf_counter(); work(2); once = time.perf_counter() - t
    row = max(1, int(0.002 / max(once, 1e-7)))
    out = []
    for _ in range(repeats):
        t = time.perf_counter()
        for i in range(row): work(i)
        out.append((time.perf_counter() - t) / row * 1000)
    out.sort()
    return dict(least=out[0], median=out[len(out) // 2], repeats=repeats)


def all_rates(turn):
    g = 1 + (turn % 7) / 100
    parts = [ore(ages @ (a * g)), ore(conditions @ (d * g)), ore(contacts @ (f * g))]
    return parts[0] + parts[1] + parts[2]

capitation = ages @ a
rest = conditions @ d
base = ore(capitation) + ore(rest)

def linear(turn):
    g = f.copy(); g[0] = 2700 + turn % 7 * 25
    return base + ore(contacts @ g)

whole = contacts @ f

def ceiling_of_clinics(turn):
    return base + ore(np.minimum(whole, (0.6 + turn % 7 / 500) * capitation))

def ceiling_of_tails(turn):
    return np.bincount(cell_clinic, weights=weights * np.minimum(earned, 24000 if turn % 2 else 18000), minlength=C)

target = round(float((base + ore(np.minimum(whole, share * capitation))).sum()) * 0.98)
def solve(_):
    miss = lambda g: float((capitation * g + rest + np.minimum(whole, share * (capitation * g))).sum()) - target
    low, high = 0.0, 1.0; m_low, m_high = miss(low), miss(high)
    for step in range(200):
        if abs(m_high) <= 0.5 or abs(m_low) <= 0.5: break
        g = (low + high) / 2 if step % 3 == 2 else low - m_low * (high - low) / (m_high - m_low)
        m = miss(g)
        if m * m_low > 0: low, m_low = g, m
        else: high, m_high = g, m
    return low if abs(m_low) < abs(m_high) else high

Q, budget = (ages, conditions, contacts), 1e9
def draw(quantiles):
    r = np.random.Generator(np.random.Philox(1))
    A, D, F = (x * (1 + 0.1 * r.standard_normal((draws, len(x)))) / 100 for x in (a, d, f))
    capitation = A @ Q[0].T
    earned = capitation + D @ Q[1].T + np.minimum(F @ Q[2].T, share * capitation)
    earned *= (budget / earned.sum(axis=1))[:, None]
    mean, deviation = earned.mean(axis=0), earned.std(axis=0, ddof=1)
    return mean, deviation, (np.quantile(earned, quantiles, axis=0) if quantiles else None)

mean, deviation, _ = draw(None)
print(json.dumps(dict(
    linear=timed(linear), all=timed(all_rates), ceiling=timed(ceiling_of_clinics), solve=timed(solve),
    ceiling_of_tails=timed(ceiling_of_tails),
    drawing=timed(lambda _: draw(None), 5), drawing_quantiles=timed(lambda _: draw([0.05, 0.25, 0.5, 0.75, 0.95]), 3),
    payouts=[int(x) for x in ore(ages @ a) + ore(conditions @ d) + ore(contacts @ f)],
    capped=[int(x) for x in base + ore(np.minimum(whole, share * capitation))],
    solved=solve(0), mean=mean.tolist(), deviation=deviation.tolist())))
