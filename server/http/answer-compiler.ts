/** Makes what writes answers by the schemas of the contract: when an answer is first asked for, and once in a process, however many houses it has. */
import Fastify, { type FastifySerializerCompiler } from 'fastify'
import { Fault } from '../fault.ts'

type Compiler = FastifySerializerCompiler<unknown>
type Writer = ReturnType<Compiler>

/** By schema: the contract makes each once. */
const writers = new WeakMap<object, Writer>()
let ofFastify: Promise<Compiler> | undefined

/** Serializer compiler for Fastify. All of them at once take half a second of a start; an address that nobody asks for costs nothing. */
export async function answerCompiler(): Promise<Compiler> {
  ofFastify ??= compilerOfFastify()
  const compile = await ofFastify
  return (route) => (answer) => {
    // Fastify hands on the schemas that routes were registered with.
    const schema = route.schema as object
    const writer = writers.get(schema) ?? compile(route)
    writers.set(schema, writer)
    return writer(answer)
  }
}

/** The compiler that Fastify would take by itself: it has one as soon as some route of an app has an answer. */
async function compilerOfFastify(): Promise<Compiler> {
  const app = Fastify()
  app.get('/', { schema: { response: { 200: { type: 'string' } } } }, () => '')
  await app.ready()
  const compile = app.serializerCompiler
  await app.close()
  if (compile === undefined) throw new Fault('Fastify has no compiler for answers')
  return compile
}
