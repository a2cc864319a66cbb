/**
 * What Gemba promises under load, faults and hostile input, and where each promise is tested: `npm test` prints it as a table with
 * what became of its tests and the figures that they noted (`noteFigure`), `npm run soak` tests those that say `long`, and `npm run fuzz`
 * those of random input for longer. Plain JavaScript, since `npm test` reads it.
 * @typedef {{ id: string, words: string, tests: [file: string, title: string][], long?: true }} Promised
 */

/** Paths from here; a title as it stands in the source, from its beginning; an empty one is all of a file. */
export const promises = /** @type {Promised[]} */ ([
  {
    id: 'R1',
    words: 'telemetry: 5,000 messages a second, the latest value of every topic shown',
    tests: [
      [
        'e2e/keeps-up.spec.ts',
        'shows the latest value of each of 10,000 signals after 5,000 messages',
      ],
    ],
    long: true,
  },
  {
    id: 'R2',
    words: 'overload: at 40,000 a second the page goes on, shows its lag and catches up within 5 s',
    tests: [],
    long: true,
  },
  {
    id: 'R3',
    words: 'batches: 20,000 values a second within 300 ms, 200,000 at 50 frames a second',
    tests: [],
    long: true,
  },
  {
    id: 'R4',
    words: 'joining: 20,000 retained topics shown within 5 s',
    tests: [['unit/feed/brokers.test.ts', 'brings 20,000 retained topics over many subscriptions']],
  },
  {
    id: 'R5',
    words: 'people: 50 with 20 poses a second, p95 within 50 ms; nobody jumps',
    tests: [['unit/people/PoseTable.test.ts', 'shows a walking person walking, however unevenly']],
    long: true,
  },
  {
    id: 'R6',
    words:
      'broker killed: all stale within 1 s, live within 3 s of its return, no double subscription',
    tests: [
      [
        'unit/feed/brokers.test.ts',
        'is followed through a crash, with MQTT 5 and one subscription',
      ],
      ['unit/feed/brokers.test.ts', 'is followed through an outage, with MQTT 3.1.1'],
      ['e2e/follows-the-plant.spec.ts', 'says that values are old while the broker is away'],
    ],
  },
  {
    id: 'R7',
    words: 'broker frozen: stale and said within 15 s',
    tests: [
      [
        'unit/feed/brokers.test.ts',
        'that stops answering without closing is noticed, and found again',
      ],
      ['unit/feed/FeedCore.test.ts', 'makes a value stale after its own time'],
    ],
  },
  {
    id: 'R8',
    words: 'cut off and healed: all agree within 5 s, no command given meanwhile is carried out',
    tests: [
      ['unit/feed/room/cut.test.ts', 'people, notes and the scenario agree within 5 s'],
      ['unit/feed/commands/brokers.test.ts', 'given while the broker is down are not sent'],
    ],
    long: true,
  },
  {
    id: 'R9',
    words: 'credentials refused: tried again for ever',
    tests: [
      ['unit/feed/brokers.test.ts', 'is asked again and again while it refuses the password'],
      ['unit/feed/brokers.test.ts', 'that lets nobody in is told from one that is away'],
      ['e2e/logs-in.spec.ts', ''],
    ],
  },
  {
    id: 'R10',
    words: 'page suspended: no old value is shown as live after it woke',
    tests: [
      ['e2e/keeps-up.spec.ts', 'shows no old value as live when the page wakes'],
      ['unit/feed/FeedCore.test.ts', 'trusts nothing that the socket kept'],
    ],
  },
  {
    id: 'R11',
    words: 'GPU process killed: the picture is back within 3 s',
    tests: [
      ['e2e/loses-the-gpu.spec.ts', 'the picture comes back when the GPU process was killed'],
    ],
  },
  {
    id: 'R12',
    words:
      'GPU process killed twice: values stay usable within 1 s, the picture comes back by itself',
    tests: [],
    long: true,
  },
  {
    id: 'R13',
    words: 'weeks on a wall: nothing grows while links are cut and plants are opened anew',
    tests: [
      ['e2e/hangs-on-a-wall.spec.ts', 'nothing grows while links are cut'],
      ['e2e/real-models.spec.ts', 'exchanges a model twenty times without keeping anything'],
      ['e2e/mends-itself.spec.ts', 'a page that stands still is loaded anew'],
    ],
    long: true,
  },
  {
    id: 'R14',
    words: 'clocks that are off: nothing turns fresh or stale by them',
    tests: [
      ['unit/feed/FeedCore.test.ts', 'makes a value stale after its own time, whatever the clocks'],
      ['unit/feed/LagGauge.test.ts', 'measures lag against the quickest message'],
      [
        'unit/feed/commands/brokers.test.ts',
        'are carried out although the clocks of page and plant',
      ],
      [
        'unit/people/RunClock.test.ts',
        'agrees within 100 ms between pages whose clocks are ten minutes off',
      ],
    ],
  },
  {
    id: 'R15',
    words: 'malformed payloads: counted, shown as bad, the others go on',
    tests: [
      ['unit/feed/malformed.test.ts', 'are counted and said in few lines'],
      [
        'unit/feed/malformed.test.ts',
        'at 1,000 a second over mosquitto leave the other values alone',
      ],
      ['unit/feed/sparkplug.fuzz.test.ts', 'survives any bytes, cut and damaged ones'],
      ['e2e/bad-input.spec.ts', 'counts payloads that cannot be read'],
    ],
  },
  {
    id: 'R16',
    words: 'hostile models: each ends in a model or in words, nothing leaves the origin',
    tests: [
      ['e2e/hostile-models.spec.ts', 'a spoilt model ends in a model or in words'],
      ['scene/model/hostileAddresses.test.ts', ''],
      ['scene/model/hostileData.test.ts', ''],
      ['scene/model/hostileFiles.test.ts', ''],
      ['scene/model/hostileHarmless.test.ts', ''],
      ['scene/model/hostileIndices.test.ts', ''],
      ['scene/model/hostileKinds.test.ts', ''],
      ['scene/model/hostilePacked.test.ts', ''],
      ['scene/model/hostileRandom.test.ts', ''],
      ['scene/model/hostileSizes.test.ts', ''],
      ['scene/model/hostileTrees.test.ts', ''],
    ],
  },
  {
    id: 'R17',
    words: 'an acknowledged note survives a killed broker and a closed page',
    tests: [
      [
        'unit/server/access/keeps.test.ts',
        'a note that was acknowledged outlives a kill of the broker',
      ],
      ['e2e/keeps-notes.spec.ts', 'two keep notes together'],
    ],
  },
  {
    id: 'R18',
    words: 'commands: at most once, none that is late, no answer is said to be unknown',
    tests: [
      ['unit/feed/commands/brokers.test.ts', 'that come twice, are played again, or were kept'],
      ['unit/feed/commands/brokers.test.ts', 'that arrive too late are refused'],
      ['unit/feed/commands/brokers.test.ts', 'whose answers are lost end in an unknown outcome'],
      ['unit/server/desk/CommandDesk.test.ts', 'carries nothing out that comes late'],
    ],
  },
  {
    id: 'R19',
    words:
      'no internet: its own origin and the broker are enough (every end-to-end test fails on a foreign request)',
    tests: [['e2e/looks-around.spec.ts', 'is a static site that works below any path']],
  },
  {
    id: 'R20',
    words: 'notes of several people say the same to all in the end, in any order of delivery',
    tests: [['unit/people/convergence.test.ts', 'say the same to everybody in the end']],
  },
  {
    id: 'R21',
    words:
      'access: every role, verb and family as written, on a real mosquitto; what is forged is refused',
    tests: [
      ['unit/server/access/matrix.test.ts', 'lets everybody write what the table gives their role'],
      ['unit/server/access/matrix.test.ts', 'lets nobody in with a wrong password'],
    ],
  },
  {
    id: 'R22',
    words: 'the strict content policy (every end-to-end test fails on a violation)',
    tests: [['e2e/reads-payloads.spec.ts', 'reads Sparkplug, fills one line in for many assets']],
  },
  {
    id: 'R23',
    words: 'headset: entering, leaving, a lost controller leave nothing behind',
    tests: [['e2e/headset.spec.ts', 'grows by nothing when one enters and leaves twenty times']],
    long: true,
  },
])
