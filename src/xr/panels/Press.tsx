import { Container, type VanillaContainer } from '@react-three/uikit'
import { useContext, useEffect, useRef, type ReactNode } from 'react'
import { noteControl } from './controls.ts'
import { icon, type IconName } from './icons.ts'
import { colours, target } from './look.ts'
import { PanelContext } from './PanelContext.ts'
import { PanelHand } from './PanelHand.ts'
import { useShed } from './useShed.ts'
import { Words } from './Words.tsx'

type PressProps = {
  /** What it does, in words. */
  label: string
  onPress: () => void
  icon?: IconName
  /** Written on it; without an icon and text, `children` are on it. */
  text?: string
  /** It is switched on, or what it stands for is what is shown. */
  isOn?: boolean
  isOff?: boolean
  /** Takes the room that is left. */
  grow?: boolean
  /** Millimetres. */
  width?: number
  height?: number
  align?: 'flex-start' | 'center'
  /** Looks like a button also while nobody points at it. */
  raised?: boolean
  /** What stands on it besides, for outside checks. */
  value?: () => string
  /** Its text needs the whole width. */
  narrow?: boolean
  children?: ReactNode
}

/** Something on a panel that can be pressed, by a ray or a fingertip. */
export function Press(props: PressProps) {
  const { label, value, onPress, isOn = false, isOff = false, grow = false, raised = false } = props
  const { panel } = useContext(PanelContext)
  const object = useRef<VanillaContainer>(null)
  useShed(object)
  useEffect(() => {
    return object.current ? noteControl({ panel, label, value, object: object.current }) : undefined
  }, [panel, label, value])
  const ground = isOn ? colours.selected : raised ? colours.raised : undefined
  return (
    <Container
      ref={object}
      minWidth={target}
      width={props.width}
      height={props.height ?? target}
      flexGrow={grow ? 1 : 0}
      flexShrink={grow ? 1 : 0}
      flexBasis={grow ? 0 : 'auto'}
      paddingX={!props.narrow && (props.text || props.children) ? 12 : 0}
      gap={10}
      alignItems="center"
      justifyContent={props.align ?? 'center'}
      borderRadius={8}
      borderWidth={raised || isOn ? 1 : 0}
      borderColor={isOn ? colours.accent : colours.line}
      backgroundColor={ground}
      opacity={isOff ? 0.4 : 1}
      hover={isOff ? {} : { backgroundColor: isOn ? colours.selected : colours.hover }}
      active={isOff ? {} : { backgroundColor: colours.lineStrong }}
      onPointerEnter={({ pointerState }) => {
        if (pointerState instanceof PanelHand && !isOff) pointerState.feel(0.15)
      }}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation()
        if (isOff) return
        if (event.pointerState instanceof PanelHand) event.pointerState.feel(0.5)
        onPress()
      }}
    >
      {props.icon && (
        <Words tone={isOn ? 'accent' : 'text2'} size="title">
          {icon(props.icon)}
        </Words>
      )}
      {props.text !== undefined && <Words grow={props.align === 'flex-start'}>{props.text}</Words>}
      {props.children}
    </Container>
  )
}
