import { Container } from '@react-three/uikit'
import { useEffect, useState } from 'react'
import type { Person } from '#people/Person.ts'
import { phraseIds, phrases } from '#people/phrases.ts'
import { mayWrite } from '#people/roles.ts'
import { sayWords } from '#people/Said.ts'
import { sayTime } from '#people/sayPerson.ts'
import { isHeard, sayPhrase, setChatOpen, useChat } from '#state/chat.ts'
import { follow, stopFollowing, useFollowing } from '#state/following.ts'
import { useModeration } from '#state/moderation.ts'
import { useOtherCount, useOthers } from '#state/others.ts'
import { gather, present, stopPresenting, usePresenting } from '#state/presenting.ts'
import { useRoom } from '#state/room.ts'
import { setLive, setVoiceMode, toggleVoice, useVoice, type VoiceStatus } from '#state/voice.ts'
import { viewOfPerson } from '#state/viewOfPerson.ts'
import { Line } from '../Line.tsx'
import { PagedList } from '../PagedList.tsx'
import { Press } from '../Press.tsx'
import { useJump } from '../useJump.ts'
import { useSay } from '../useSay.tsx'
import { Words } from '../Words.tsx'
import { personLine } from './personLine.ts'

/** Lines of the chat that are shown. */
const lastLines = 3

/** Who else is here, to go to; and what is said, with phrases to say with one press. */
export function PeoplePage() {
  const [tab, setTab] = useState<'people' | 'chat'>('people')
  const isJoined = useRoom(({ status }) => status === 'joined')
  const reason = useRoom((room) => room.reason)
  const unread = useChat((chat) => chat.unread)
  const people = useOthers()
  if (!isJoined) {
    return (
      <Container padding={12}>
        <Words tone="text2" wraps>
          {reason || 'You are in no room: there is no connection to it.'}
        </Words>
      </Container>
    )
  }
  return (
    <Container flexDirection="column" flexGrow={1} gap={8}>
      <Container gap={6} height={46}>
        <Press
          label="Who is here"
          text={people.length === 0 ? 'People' : `People ${people.length}`}
          icon="users"
          raised
          grow
          isOn={tab === 'people'}
          onPress={() => setTab('people')}
        />
        <Press
          label="What is said"
          text={unread === 0 ? 'Talk' : `Talk ${unread}`}
          icon="message-square"
          raised
          grow
          isOn={tab === 'chat'}
          onPress={() => setTab('chat')}
        />
      </Container>
      {tab === 'people' ? <People people={people} /> : <Talk />}
    </Container>
  )
}

function People({ people }: { people: readonly Person[] }) {
  const silenced = useModeration((moderation) => moderation.silenced)
  const { jump } = useJump()
  const [say, words] = useSay()
  const followed = useFollowing(({ id }) => id)
  const go = ({ id, name, device }: Person): void => {
    const view = device === 'kiosk' ? null : viewOfPerson(id)
    if (!view) say(`Nobody knows where ${name} is in the plant.`)
    else if (!jump.toPerson(view)) say(`There is no free floor beside ${name}.`)
  }
  return (
    <>
      <PagedList
        items={people}
        rows={4}
        empty="You are alone here. Who has the link of the room comes in with any browser or headset."
      >
        {(person) => (
          <Container key={person.id} gap={6} height={52}>
            <Line {...personLine(person, silenced)} beside onPress={() => go(person)} />
            <Press
              label={`${followed === person.id ? 'Stop following' : 'Follow'} ${person.name}`}
              icon="footprints"
              height={52}
              raised
              isOn={followed === person.id}
              isOff={person.device === 'kiosk'}
              onPress={() => (followed === person.id ? stopFollowing() : follow(person.id))}
            />
          </Container>
        )}
      </PagedList>
      {words}
      <Lead />
    </>
  )
}

/** What one can do for all who are here. */
function Lead() {
  const isMe = usePresenting((presenting) => presenting.isMe)
  const others = useOtherCount()
  const isAllowed = useRoom(({ me }) => mayWrite(me.role, 'lead'))
  if (!isAllowed || (others === 0 && !isMe)) return null
  return (
    <Container gap={6} height={46}>
      <Press
        label={isMe ? 'Stop presenting' : 'Present: show all what you see'}
        text={isMe ? 'Stop presenting' : 'Present'}
        icon="monitor"
        raised
        grow
        isOn={isMe}
        onPress={() => (isMe ? stopPresenting() : present())}
      />
      <Press
        label="Ask everybody to come to you"
        text="Ask all to come"
        icon="bell"
        raised
        grow
        onPress={gather}
      />
    </Container>
  )
}

function Talk() {
  const lines = useChat((chat) => chat.lines)
  const problem = useChat((chat) => chat.problem)
  const verdict = useModeration((moderation) => moderation.me)
  const isAllowed = useRoom(({ me }) => me.role === null || mayWrite(me.role, 'say'))
  useEffect(() => {
    setChatOpen(true)
    return () => setChatOpen(false)
  }, [])
  const isOff = verdict !== null || !isAllowed
  const last = lines.filter(isHeard).slice(-lastLines)
  return (
    <>
      <Voice />
      <Container flexWrap="wrap" gap={6}>
        {phraseIds.map((phrase) => (
          <Press
            key={phrase}
            label={`Say: ${phrases[phrase]}`}
            text={phrases[phrase]}
            raised
            width={182}
            height={44}
            isOff={isOff}
            onPress={() => void sayPhrase(phrase)}
          />
        ))}
      </Container>
      {isOff && (
        <Words tone="text2" size="small" wraps>
          {verdict
            ? 'You are muted for everyone here.'
            : 'Your role lets you read here, and not write.'}
        </Words>
      )}
      {problem !== '' && (
        <Words tone="warning" size="small" wraps>
          {problem}
        </Words>
      )}
      <Container flexDirection="column" gap={4} flexGrow={1} justifyContent="flex-end">
        {last.map(({ id, name, colour, said, time, isMine }) => (
          <Container key={id} alignItems="center" gap={8} height={24}>
            <Container width={10} height={10} borderRadius={5} backgroundColor={colour} />
            <Words size="small" tone="text" grow>
              {`${isMine ? 'You' : name}: ${sayWords(said)}`}
            </Words>
            <Words size="small" tone="text3">
              {sayTime(time)}
            </Words>
          </Container>
        ))}
      </Container>
    </>
  )
}

/** The voice of the room: no key can be held here, so the microphone is opened and closed. */
function Voice() {
  const { status, isLive, words, calls } = useVoice()
  const isIn = status === 'on'
  const heard = calls.filter(({ state }) => state === 'connected').length
  return (
    <>
      <Container gap={6} height={46}>
        <Press
          label={isIn ? 'Leave the voice' : 'Talk with the others'}
          text={isIn ? `Leave voice (${heard})` : sayEntry(status)}
          raised
          grow
          onPress={toggleVoice}
        />
        {isIn && (
          <Press
            label="Microphone"
            text={isLive ? 'Microphone open' : 'Microphone closed'}
            raised
            grow
            isOn={isLive}
            onPress={() => {
              if (!isLive) setVoiceMode('open')
              setLive(!isLive)
            }}
          />
        )}
      </Container>
      {words !== '' && (
        <Words tone="warning" size="small" wraps>
          {words}
        </Words>
      )}
    </>
  )
}

function sayEntry(status: VoiceStatus): string {
  return status === 'joining' ? 'Entering …' : 'Talk with the others'
}
