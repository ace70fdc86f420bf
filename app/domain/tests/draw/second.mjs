// A second implementation of the draw, written from the words at the head of `app/domain/src/draw.rs` and from nothing else: it shares no code
// with the first. Reads one JSON object a line, writes one a line.
import { createCipheriv, createHash } from 'node:crypto'
import { createInterface } from 'node:readline'

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

function tagged(tag, ...parts) {
  const framed = [tag, ...parts].flatMap((part) => {
    const bytes = Buffer.from(part)
    const length = Buffer.alloc(8)
    length.writeBigUInt64BE(BigInt(bytes.length))
    return [length, bytes]
  })
  return sha256(...framed)
}

const commitment = (draw, party, secret) => 'sha256:' + tagged('fengyang draw commitment 1', draw, party, secret).toString('hex')

/** Little-endian words of ChaCha20; OpenSSL takes the first block's number and the nonce as one. */
function* words(seed, letters, index) {
  const start = Buffer.alloc(16)
  start.write(letters, 4, 'latin1')
  start.writeBigUInt64LE(BigInt(index), 8)
  const cipher = createCipheriv('chacha20', seed, start)
  for (;;) {
    const block = cipher.update(Buffer.alloc(64))
    for (let at = 0; at < 64; at += 4) yield block.readUInt32LE(at)
  }
}

function below(stream, end) {
  if (end < 2) return 0
  const limit = 2 ** 32 - (2 ** 32 % end)
  for (;;) {
    const word = stream.next().value
    if (word < limit) return word % end
  }
}

function pick(things, count, stream) {
  const left = [...things]
  for (let i = 0; i < count; i++) {
    const j = i + below(stream, left.length - i)
    const other = left[i]
    left[i] = left[j]
    left[j] = other
  }
  return left.slice(0, count)
}

const listed = (cell) => (cell === '' ? [] : cell.split(','))

function read(text) {
  const rows = text.split('\n').slice(0, -1).map((line) => line.split('\t'))
  const head = (word) => rows.find((row) => row[0] === word)
  const first = rows.findIndex((row) => row[0] === 'entries') + 1
  const strata = rows.slice(0, first).filter((row) => row[0] === 'stratum')
  return {
    draw: head('draw')[1],
    team: Number(head('team')[1]),
    tour: Number(head('team')[2]),
    strata: strata.map(([, line, body, batches, each, reserves]) => ({ line, body, batches: +batches, each: +each, reserves: +reserves })),
    entries: rows.slice(first).map(([id, , body, place, lines, excluded]) => ({
      id,
      body,
      isLarge: place === 'mall' || place === 'supermarket',
      lines: listed(lines).filter((line) => !listed(excluded).some((pair) => pair.split(':')[0] === line)),
    })),
  }
}

function enterprises(roster, seed) {
  const given = new Map()
  return roster.strata.map((stratum, index) => {
    const has = (entry) => entry.isLarge || (given.get(entry.id) ?? 0) + stratum.each <= 2
    const pool = roster.entries.filter((entry) => entry.body === stratum.body && entry.lines.includes(stratum.line) && has(entry))
    const needs = Math.ceil(stratum.batches / stratum.each)
    const picked = pick(pool, Math.min(needs + stratum.reserves, pool.length), words(seed, 'firm', index)).map((entry) => entry.id)
    for (const id of picked) given.set(id, (given.get(id) ?? 0) + stratum.each)
    return { drawn: picked.slice(0, needs), reserves: picked.slice(needs) }
  })
}

function teams(roster, samplers, drawn, seed) {
  const people = samplers.split('\n').slice(1, -1).map((line) => line.split('\t'))
  const bodies = [...new Set(roster.strata.map((stratum) => stratum.body))].sort()
  const tours = []
  for (const body of bodies) {
    const lines = roster.strata.filter((stratum) => stratum.body === body).map((stratum) => stratum.line)
    const pool = roster.entries.filter((entry) => entry.body === body && entry.lines.some((line) => lines.includes(line))).map((entry) => entry.id)
    const may = people.filter(([, , tests, interests]) => {
      return !listed(tests).some((line) => lines.includes(line)) && !listed(interests).some((id) => pool.includes(id))
    })
    const all = [...new Set(roster.strata.flatMap((stratum, index) => (stratum.body === body ? drawn[index].drawn : [])))]
    for (let at = 0; at < all.length; at += roster.tour) {
      const team = pick(may.map(([id]) => id), roster.team, words(seed, 'team', tours.length))
      tours.push({ enterprises: all.slice(at, at + roster.tour), team })
    }
  }
  return tours
}

for await (const line of createInterface({ input: process.stdin })) {
  const { text, samplers, organiser, observer, number } = JSON.parse(line)
  const [own, other] = [Buffer.from(organiser, 'hex'), Buffer.from(observer, 'hex')]
  const roster = read(text)
  const digest = sha256(text)
  const seed = tagged('fengyang draw seed 1', digest, own, other, number)
  const strata = enterprises(roster, seed)
  const answer = {
    digest: 'sha256:' + digest.toString('hex'),
    organiser: commitment(roster.draw, 'organiser', own),
    observer: commitment(roster.draw, 'observer', other),
    strata,
    tours: teams(roster, samplers, strata, seed),
  }
  process.stdout.write(JSON.stringify(answer) + '\n')
}
