import { Canvas, useThree } from '@react-three/fiber'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { PerspectiveCamera } from 'three'
import { useStage, type CameraPlace } from '#state/stage.ts'
import type { TwinModel } from '#twin/Twin.ts'
import { Crew } from './Crew.ts'
import { FrameLoop } from './FrameLoop.tsx'
import { GroundDisc } from './GroundDisc.tsx'
import { Light } from './Light.tsx'
import { willBeSoftware } from './isSoftware.ts'
import { KeyLight } from './KeyLight.ts'
import { makeKindling } from './makeKindling.ts'
import type { LoadedModel } from './model/LoadedModel.ts'
import { ModelView } from './model/ModelView.tsx'
import { PictureGuard } from './PictureGuard.tsx'
import { tuneRenderer } from './tuneRenderer.ts'
import { placementMatrices } from './placementMatrices.ts'
import { World } from './World.ts'
import './Place.css'

export type PlaceProps = {
  /** Models that have loaded; give a new list when one more has. */
  models: readonly LoadedModel[]
  /** Where they stand: the models of the twin file. */
  placements: readonly TwinModel[]
  /** Called first in every frame with the seconds since the last one and the frame clock (`performance.now()` in seconds). */
  onFrame: (seconds: number, now: number) => void
  /** Where the camera begins, from a link; without it the twin's first view, or an overview. */
  camera?: CameraPlace
  /** More to put into the scene, of the same world. */
  children?: (world: World) => ReactNode
}

/**
 * The place: the picture of all models, with its cameras, light, labels and pointer. Fills its parent. Without WebGL 2 it
 * says so in words, and the loop goes on for the panels.
 */
export function Place({ models, placements, onFrame, camera, children }: PlaceProps) {
  const place = useRef<HTMLDivElement>(null)
  const overlay = useRef<HTMLDivElement>(null)
  const world = useMemo(() => makeWorld(models, placements), [models, placements])
  const keyLight = useMemo(() => new KeyLight(), [])
  const software = useMemo(() => willBeSoftware(), [])
  const remounts = useStage((stage) => stage.remounts)
  return (
    <div
      ref={place}
      className="gemba-place"
      role="application"
      aria-label="The place in 3D. Arrow keys turn, plus and minus zoom, Enter selects the part in the middle, question mark lists all keys."
      // It is an application: it takes the keys.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <PictureGuard key={remounts} onFrame={onFrame}>
        {(fail) => (
          <Canvas
            frameloop="always"
            dpr={software ? 1 : [1, 2]}
            gl={{ antialias: !software, powerPreference: 'high-performance', alpha: false }}
            camera={{ fov: 42, near: 0.15, far: 400, position: [24, 18, 28] }}
            onCreated={({ gl }) => tuneRenderer(gl)}
          >
            <GroundDisc box={world.box} />
            <Kindling isLit={models.length === 0} />
            {world.placed.map(({ model, placement }, i) => (
              <ModelView key={model.id} model={models[i]} placement={placement} />
            ))}
            <Light box={world.box} keyLight={keyLight} />
            <Working
              {...{ world, keyLight, models, onFrame, fail, camera }}
              place={() => place.current}
              overlay={() => overlay.current}
            />
            {children?.(world)}
          </Canvas>
        )}
      </PictureGuard>
      <div ref={overlay} className="gemba-labels" aria-hidden="true" />
      <div className="gemba-place-cross" aria-hidden="true" />
    </div>
  )
}

type WorkingProps = Pick<PlaceProps, 'models' | 'onFrame' | 'camera'> & {
  world: World
  keyLight: KeyLight
  fail: (reason: string) => void
  place: () => HTMLElement | null
  overlay: () => HTMLElement | null
}

/** Brings the crew and the loop to work once there are a renderer and a camera. */
function Working(props: WorkingProps) {
  const { world, keyLight, models, onFrame, fail, camera: start, place, overlay } = props
  const gl = useThree((three) => three.gl)
  const camera = useThree((three) => three.camera)
  const [crew, setCrew] = useState<Crew | null>(null)
  const elements = useRef({ place, overlay, start })
  useEffect(() => {
    const host = elements.current.place()
    const top = elements.current.overlay()
    if (!host || !top) throw new Error('Place: its elements are not on the page')
    const eye = camera as PerspectiveCamera
    const made = new Crew(eye, gl.domElement, host, top, elements.current.start)
    setCrew(made)
    return () => made.close()
  }, [gl, camera])
  return crew && <FrameLoop {...{ crew, world, keyLight, models, onFrame, fail }} />
}

/** What is drawn before there is a model (see `makeKindling`); it keeps its programs for those that come. */
function Kindling({ isLit }: { isLit: boolean }) {
  const gl = useThree((three) => three.gl)
  const kindling = useMemo(() => makeKindling(), [])
  useEffect(() => {
    kindling.upload(gl, 1)
    return () => kindling.dispose()
  }, [gl, kindling])
  return <primitive object={kindling.object} visible={isLit} dispose={null} />
}

function makeWorld(models: readonly LoadedModel[], placements: readonly TwinModel[]): World {
  const matrices = placementMatrices(models, placements)
  return new World(models.map((model, i) => ({ model, placement: matrices[i] })))
}
