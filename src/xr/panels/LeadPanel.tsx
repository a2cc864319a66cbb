import { Container } from '@react-three/uikit'
import { useEffect, type ReactNode } from 'react'
import { follow, stopFollowing, useFollowing as useFollowed } from '#state/following.ts'
import {
  answerCall,
  dismissWords,
  joinPresentation,
  leavePresentation,
  stopPresenting,
  usePresenting,
} from '#state/presenting.ts'
import { useOtherCount } from '#state/others.ts'
import { closeWorldPanel, openWorldPanel } from '#state/worldPanels.ts'
import type { IconName } from './icons.ts'
import { Press } from './Press.tsx'
import { Words } from './Words.tsx'
import { WorldPanel } from './WorldPanel.tsx'

/** Who goes along with whom, one line each with the way out of it; whoever is asked something is asked here. */
export function LeadPanel() {
  return (
    <WorldPanel name="lead" title="Together" icon="users" width={440}>
      <Container flexDirection="column" padding={14} gap={12}>
        <Call />
        <Presented />
        <Followed />
        <Mine />
        <Said />
      </Container>
    </WorldPanel>
  )
}

/** Brings that panel before the person when they are asked something, and takes it away when there is nothing on it. */
export function LeadCall() {
  useEffect(() => {
    const look = (isNews: boolean): void => {
      if (isNews) openWorldPanel('lead')
      else if (isIdle()) closeWorldPanel('lead')
    }
    const { call, presenter, answer } = usePresenting.getState()
    look(call !== null || (presenter !== null && answer === 'asked'))
    const stops = [
      usePresenting.subscribe((now, before) => {
        const isCalled = now.call !== null && now.call !== before.call
        const isAsked = now.answer === 'asked' && now.presenter?.id !== before.presenter?.id
        const isTold = now.words !== null && now.words !== before.words
        look(isCalled || isAsked || isTold)
      }),
      useFollowed.subscribe((now, before) => {
        look(now.words !== null && now.words !== before.words)
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }, [])
  return null
}

/** Nobody leads, follows or asks. */
function isIdle(): boolean {
  const { call, presenter, isMe, words } = usePresenting.getState()
  const { id, words: why } = useFollowed.getState()
  return !call && !presenter && !isMe && !words && !why && id === null
}

function Call() {
  const call = usePresenting((presenting) => presenting.call)
  if (!call) return null
  return (
    <Line words={`${call.name} asks you to come`}>
      <Choice text="Go" icon="footprints" isMain onPress={() => answerCall(true)} />
      <Choice text="Stay" onPress={() => answerCall(false)} />
    </Line>
  )
}

function Presented() {
  const presenter = usePresenting((presenting) => presenting.presenter)
  const answer = usePresenting((presenting) => presenting.answer)
  const isAlong = useFollowed(({ id }) => id !== null && id === presenter?.id)
  if (!presenter) return null
  const isIn = answer === 'yes'
  return (
    <Line words={isIn ? `Watching ${presenter.name} present` : `${presenter.name} presents`}>
      {!isIn && <Choice text="Watch" icon="eye" isMain onPress={joinPresentation} />}
      {answer === 'asked' && <Choice text="Not now" onPress={leavePresentation} />}
      {isIn && !isAlong && (
        <Choice text="Go along" icon="footprints" isMain onPress={() => follow(presenter.id)} />
      )}
      {isIn && <Choice text="Leave" onPress={leavePresentation} />}
    </Line>
  )
}

function Followed() {
  const id = useFollowed((following) => following.id)
  const name = useFollowed((following) => following.name)
  const isPresenter = usePresenting(({ presenter }) => presenter !== null && presenter.id === id)
  if (id === null || isPresenter) return null
  return (
    <Line words={`Following ${name}`}>
      <Choice text="Stop following" isMain onPress={() => stopFollowing()} />
    </Line>
  )
}

function Mine() {
  const isMe = usePresenting((presenting) => presenting.isMe)
  const count = useOtherCount()
  if (!isMe) return null
  return (
    <Line words={`You are presenting to ${count === 0 ? 'nobody yet' : count}`}>
      <Choice text="Stop presenting" isMain onPress={() => stopPresenting()} />
    </Line>
  )
}

function Said() {
  const said = usePresenting((presenting) => presenting.words)
  const why = useFollowed((following) => following.words)
  const words = said ?? why
  if (words === null) return null
  return (
    <Line words={words}>
      <Choice text="All right" icon="check" onPress={dismissWords} />
    </Line>
  )
}

function Line({ words, children }: { words: string; children: ReactNode }) {
  return (
    <Container flexDirection="column" gap={8}>
      <Words size="value" wraps>
        {words}
      </Words>
      <Container gap={8} height={50}>
        {children}
      </Container>
    </Container>
  )
}

type ChoiceProps = { text: string; icon?: IconName; isMain?: boolean; onPress: () => void }

function Choice({ text, icon, isMain, onPress }: ChoiceProps) {
  return <Press label={text} text={text} icon={icon} raised grow isOn={isMain} onPress={onPress} />
}
