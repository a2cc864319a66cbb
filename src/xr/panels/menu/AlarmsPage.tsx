import { Container } from '@react-three/uikit'
import { useState } from 'react'
import { useAlarms } from '#state/alarms.ts'
import { usePlant } from '#state/plant.ts'
import { assetPath } from '#twin/twinIndex.ts'
import { Line } from '../Line.tsx'
import { PagedList } from '../PagedList.tsx'
import { useAbnormal } from '../useAbnormal.ts'
import { useJump } from '../useJump.ts'
import { useSay } from '../useSay.tsx'
import { AlarmDetails } from './AlarmDetails.tsx'
import { AlarmLine } from './AlarmLine.tsx'

/** The alarms of the plant, the most urgent first; of a plant without any, what is in a state that it shows in a colour. */
export function AlarmsPage() {
  const isThere = useAlarms((alarms) => alarms.isThere)
  return isThere ? <Standing /> : <AbnormalAssets />
}

function Standing() {
  const twin = usePlant((plant) => plant.twin)
  const standing = useAlarms((alarms) => alarms.standing)
  const hidden = useAlarms((alarms) => alarms.hidden)
  const { toAsset } = useJump()
  const [say, words] = useSay()
  const [openId, setOpen] = useState<string | null>(null)
  if (!twin) return null
  const all = [...standing, ...hidden]
  const open = openId === null ? undefined : all.find(({ alarm }) => alarm.id === openId)
  const go = (asset: number): void => {
    if (!toAsset(asset)) say('Nobody can stand near it, or it is in no model.')
  }
  return (
    <Container flexDirection="column" flexGrow={1} gap={4}>
      {open ? (
        <AlarmDetails
          key={open.alarm.id}
          item={open}
          twin={twin}
          go={go}
          onBack={() => setOpen(null)}
          say={say}
        />
      ) : (
        <PagedList items={all} rows={6} empty="No alarms: all that is watched is as it should be.">
          {(item) => <AlarmLine item={item} twin={twin} go={go} onOpen={setOpen} say={say} />}
        </PagedList>
      )}
      {words}
    </Container>
  )
}

/** A press goes there. */
function AbnormalAssets() {
  const twin = usePlant((plant) => plant.twin)
  const found = useAbnormal()
  const { toAsset } = useJump()
  const [say, words] = useSay()
  if (!twin) return null
  const placeOf = (asset: number): string =>
    assetPath(twin, asset)
      .slice(0, -1)
      .slice(-2)
      .map((above) => twin.assets[above].name)
      .toReversed()
      .join(' · ')
  return (
    <Container flexDirection="column" flexGrow={1} gap={4}>
      <PagedList
        items={found}
        rows={6}
        empty="Nothing is abnormal: no asset is in a state that the plant shows in a colour."
      >
        {({ asset, word, colour }) => (
          <Line
            text={twin.assets[asset].name}
            below={placeOf(asset)}
            value={word}
            dot={colour}
            onPress={() => {
              if (!toAsset(asset)) say('Nobody can stand near it, or it is in no model.')
            }}
          />
        )}
      </PagedList>
      {words}
    </Container>
  )
}
