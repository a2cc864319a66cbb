import { effect } from '@preact/signals-core'
import { createPortal } from '@react-three/fiber'
import { Container, type VanillaContainer } from '@react-three/uikit'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Box3 } from 'three'
import { useReplay } from '#state/replay.ts'
import { useRun } from '#state/run.ts'
import { closeWorldPanel, notePanel, useWorldPanels } from '#state/worldPanels.ts'
import { drawOrder } from '../drawOrder.ts'
import { fontFamilies } from './fonts.ts'
import { icon, type IconName } from './icons.ts'
import { colours, sizes } from './look.ts'
import { PanelContext, usePanelGear } from './PanelContext.ts'
import { PanelFrame } from './PanelFrame.ts'
import { PanelHand } from './PanelHand.ts'
import { Press } from './Press.tsx'
import { useFollowing } from './useFollowing.ts'
import { useShed } from './useShed.ts'
import { Words } from './Words.tsx'

type WorldPanelProps = {
  name: string
  title: string
  icon: IconName
  /** Millimetres at the design distance. */
  width: number
  /** Metres from the eyes when it opens. */
  distance?: number
  /** Degrees below the eyes when it opens. */
  below?: number
  /** What it is about, metres of the plant: it comes beside that. */
  near?: () => Box3 | null
  onPin?: (isPinned: boolean) => void
  /** Without it the panel is one of those that are opened by their names, and stays to be opened again. */
  onClose?: () => void
  /** It is one of those all the same: closing does more than that. */
  byName?: boolean
  /** Goes back to what was on the panel before. */
  onBack?: () => void
  children: ReactNode
}

/**
 * A panel that stands about the person: it can be moved by its bar, pinned to its place in the plant, and closed. It comes before
 * the person again whenever its `key` is new.
 */
export function WorldPanel(props: WorldPanelProps) {
  const { name, title, width, distance = 0.8, below = 12, near, children } = props
  const gear = usePanelGear()
  const [frame] = useState(() => new PanelFrame(name, { distance, below, near: near ?? null }))
  const [isPinned, setPinned] = useState(false)
  const root = useRef<VanillaContainer>(null)
  const isListed = useWorldPanels((world) => world.open.includes(name))
  const isShown = isListed || (props.onClose !== undefined && !props.byName)
  const isSimulated = useRun((known) => known.run !== null && known.isShown)
  const isReplayed = useReplay(({ entry }) => entry !== null)
  const isSeen = useFollowing(isShown)
  const context = useMemo(
    () => ({ gear, panel: name, frame, isShown: isSeen }),
    [gear, name, frame, isSeen],
  )
  useShed(root)
  const close = props.onClose ?? (() => closeWorldPanel(name))

  useEffect(() => {
    if (!isShown) return undefined
    const remove = gear.add(frame)
    return () => {
      setPinned(false)
      remove()
    }
  }, [gear, frame, isShown])
  useEffect(() => (isShown ? notePanel({ name, title }) : undefined), [name, title, isShown])
  useEffect(() => {
    const container = root.current
    if (!container) return undefined
    return effect(() => {
      const size = container.size.value
      if (size) frame.setSize(size[0] / 1000, size[1] / 1000)
    })
  }, [frame])

  const bar = (
    <Container
      height={60}
      paddingX={8}
      paddingLeft={props.onBack ? 8 : 18}
      gap={10}
      alignItems="center"
      borderBottomWidth={1}
      borderColor={colours.line}
      hover={{ backgroundColor: colours.raised }}
      borderTopRadius={14}
      onPointerDown={({ pointerState }) => {
        if (pointerState instanceof PanelHand) pointerState.hold(frame)
      }}
    >
      {props.onBack ? (
        <Press label="Back" icon="chevron-left" onPress={props.onBack} />
      ) : (
        <Words tone="text3" size="title">
          {icon(props.icon)}
        </Words>
      )}
      <Words size="title" weight={600} grow>
        {title}
      </Words>
      {(isSimulated || isReplayed) && (
        <Words size="small" tone="simulated" weight={600}>
          {isSimulated ? 'Simulated' : 'Replay'}
        </Words>
      )}
      <Press
        label={isPinned ? 'Let the panel come along' : 'Pin the panel to the plant'}
        icon={isPinned ? 'pin-off' : 'pin'}
        isOn={isPinned}
        onPress={() => {
          frame.pin(gear.wearer.origin.group)
          setPinned(frame.isPinned)
          props.onPin?.(frame.isPinned)
        }}
      />
      <Press label="Close" icon="x" onPress={close} />
    </Container>
  )
  return (
    <PanelContext value={context}>
      {createPortal(
        <Container
          ref={root}
          width={width}
          flexDirection="column"
          pixelSize={0.001}
          depthTest={false}
          renderOrder={drawOrder.panels}
          backgroundColor={colours.surface}
          borderRadius={14}
          borderWidth={1.5}
          borderColor={colours.lineStrong}
          color={colours.text}
          fontSize={sizes.body}
          fontFamilies={fontFamilies}
          fontWeight={500}
        >
          {bar}
          {children}
        </Container>,
        frame.group,
      )}
    </PanelContext>
  )
}
