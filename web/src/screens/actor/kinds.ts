// The three kinds of actors among everything that has an address.
import type { ActorQuery } from './actor.gql';

type Node = NonNullable<ActorQuery['node']>;
/** A person, a country or an organisation, with what its page shows. */
export type ShownActor = Extract<Node, { __typename: 'Person' | 'Country' | 'Organisation' }>;

/** The node if it is an actor. */
export function asActor(node: ActorQuery['node'] | undefined): ShownActor | undefined {
  return node && (node.__typename === 'Person' || node.__typename === 'Country' || node.__typename === 'Organisation') ? node : undefined;
}
