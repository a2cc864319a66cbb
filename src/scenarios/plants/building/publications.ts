import { round } from '../../round.ts'
import type { Publication } from '../../Schedule.ts'
import { storeyNames } from './design/rooms.ts'
import { hasWindow } from './design/units.ts'
import type { OfficePlant } from './OfficePlant.ts'
import type { OfficeRoom } from './OfficeRoom.ts'

const root = 'gemba/building'

/** Every message of the office. */
export function publications(plant: OfficePlant): Publication[] {
  return [
    ...plant.rooms.map(ofRoom),
    ...plant.rooms.filter(({ room }) => room.door).map(ofDoor),
    ...ofLifts(plant),
    ...ofUnits(plant),
    ...ofPlantRoom(plant),
    ...ofStoreys(plant),
    ...ofSite(plant),
  ]
}

function ofRoom(office: OfficeRoom): Publication {
  const { room, zone, vav } = office
  return kept(`storey${room.storey}/room${room.number}`, 2, () => ({
    temperature: round(zone.temperature, 2),
    setpoint: round(office.setpoint, 1),
    co2: round(zone.co2, 0),
    humidity: round(zone.humidity, 1),
    people: office.people,
    light: round(office.light * 100, 0),
    airflow: round(vav.airflow, 0),
    damper: round(vav.damper * 100, 0),
    heating: round(vav.heating * 100, 0),
    vav: vav.isStuck ? 'stuck' : 'normal',
    ...(hasWindow(room) && { window: round(office.window * 100, 0) }),
  }))
}

/** Doors are quick: twice a second, and held by nobody. */
function ofDoor(office: OfficeRoom): Publication {
  const { room } = office
  return passing(`storey${room.storey}/room${room.number}/door`, 1, () => ({
    door: round(office.door * 100, 0),
    doorState: office.isDoorHeld ? 'held open' : office.door > 0.02 ? 'open' : 'closed',
  }))
}

function ofLifts({ lifts, liftFaults }: OfficePlant): Publication[] {
  return lifts.flatMap((lift, k) => [
    passing(`lifts/lift${k + 1}/motion`, 0.2, () => ({
      position: round(lift.position, 3),
      door: round(lift.door * 100, 0),
      velocity: round(lift.velocity, 2),
      ...Object.fromEntries(
        storeyNames.map((_, s) => [
          `landing${s}`,
          lift.landing === s ? round(lift.door * 100, 0) : 0,
        ]),
      ),
    })),
    kept(`lifts/lift${k + 1}`, 1, () => ({
      state: lift.state,
      landing: lift.landing,
      load: lift.load,
      trips: lift.trips,
      power: round(lift.power, 2),
      fault: liftFaults[k].mode,
    })),
  ])
}

function ofUnits({ units }: OfficePlant): Publication[] {
  return units.map((unit, k) =>
    kept(`roof/ahu${k + 1}`, 1, () => ({
      state: unit.state,
      fan: round(unit.fanRpm, 0),
      extractFan: round(unit.fanRpm * 0.94, 0),
      airflow: round(unit.airflow, 0),
      pressure: round(unit.pressure * 250, 0),
      supply: round(unit.supply, 1),
      return: round(unit.return, 1),
      recovered: round(unit.recovered, 1),
      wheel: round(unit.wheelRpm, 1),
      heatingValve: round(unit.heatingValve * 100, 0),
      coolingValve: round(unit.coolingValve * 100, 0),
      filterDp: round(unit.filterDrop, 0),
      power: round(unit.power, 2),
    })),
  )
}

function ofPlantRoom({ plantRoom }: OfficePlant): Publication[] {
  const chillers = plantRoom.chillers.map((chiller, k) =>
    kept(`roof/chiller${k + 1}`, 1, () => ({
      state: plantRoom.chillerState(k === 0 ? 0 : 1),
      supply: round(chiller.supply, 2),
      return: round(chiller.return, 2),
      flow: round(chiller.flow, 1),
      load: round(chiller.load * 100, 1),
      power: round(chiller.power, 1),
      condenser: round(plantRoom.condenser[k], 1),
      coolerFan: round(plantRoom.coolerFan[k], 0),
      ...(k === 0 && { fault: plantRoom.chillerFaults.mode }),
    })),
  )
  const pumps = plantRoom.pumps.map((pump, k) =>
    kept(`roof/pump${k + 1}`, 1, () => ({
      state: plantRoom.pumpState(k === 0 ? 0 : k === 1 ? 1 : 2),
      speed: round(pump.speed, 0),
      flow: round(pump.flow, 1),
      pressure: round(pump.pressure, 2),
      temperature: round(pump.drive.temperature, 1),
      vibration: round(pump.drive.vibration, 2),
      power: round(pump.drive.power, 2),
    })),
  )
  const heatPump = kept('roof/heatpump', 1, () => ({
    supply: round(plantRoom.warmSupply, 1),
    return: round(plantRoom.warmReturn, 1),
    heat: round(plantRoom.heat, 1),
    power: round(plantRoom.heatPower, 1),
    cop: round(plantRoom.cop, 2),
    fan: round(plantRoom.heatFan, 0),
  }))
  return [...chillers, ...pumps, heatPump]
}

function ofStoreys(plant: OfficePlant): Publication[] {
  return storeyNames.map((_, s) => {
    const own = plant.rooms.filter(({ room }) => room.storey === s)
    return kept(`storey${s}/storey`, 2, () => {
      let people = 0
      let warmth = 0
      let worst = 0
      let air = 0
      let lit = 0
      for (const { zone, people: here, vav, light } of own) {
        people += here
        warmth += zone.temperature
        worst = Math.max(worst, zone.co2)
        air += vav.airflow
        if (light > 0.05) lit++
      }
      return {
        people,
        temperature: round(warmth / own.length, 1),
        worstCo2: round(worst, 0),
        airflow: round(air, 0),
        roomsLit: lit,
        power: round(plant.storeyPower[s], 1),
      }
    })
  })
}

function ofSite(plant: OfficePlant): Publication[] {
  const { weather, clock } = plant
  return [
    kept('site/weather', 2, () => ({
      temperature: round(weather.temperature, 1),
      clouds: round(weather.clouds * 100, 0),
      wind: round(weather.wind, 1),
      sunSouth: round(weather.sun.south, 0),
      sunRoof: round(weather.sun.roof, 0),
    })),
    kept('site/meters', 2, () => ({
      time: round(clock.hour, 2),
      power: round(plant.power, 1),
      solar: round(plant.solar, 1),
      energy: round(plant.energy, 1),
      water: round(plant.water, 3),
      people: plant.rooms.reduce((sum, { people }) => sum + people, 0),
    })),
    passing('site/entrance', 0.5, () => ({ door: round(plant.entrance * 100, 0) })),
  ]
}

function kept(topic: string, period: number, read: Publication['read']): Publication {
  return { topic: `${root}/${topic}`, period, retain: true, read }
}

function passing(topic: string, period: number, read: Publication['read']): Publication {
  return { topic: `${root}/${topic}`, period, retain: false, read }
}
