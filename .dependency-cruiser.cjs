// Floors and doors of the house. The table itself is in tools/rooms.ts; here it becomes rules, one per room, so that a
// broken wall is told by the name of the room that broke it.
const { deskDoors, doors, mainRoom, packagesOfOneRoom, pureRooms, purePackages } = require('./tools/rooms.ts')

/** Tests that need a database or a browser put the ports together themselves, as src/main does, and so may import anything. */
const compositions = '\\.(pg|web)\\.test\\.tsx?$|\\.torture\\.ts$'
const tests = '\\.test\\.tsx?$|\\.torture\\.ts$'

/** A register that is too long for one file keeps its fields and its rules in files of their own. */
const registerParts = '^src/registers/[^/]+/[a-z0-9-]+-(fields|rules)\\.ts$'

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const oneOf = (names) => `(${names.join('|')})`
const packagePath = (names) => `node_modules/${oneOf(names.map((name) => escape(name).replace('\\*', '[^/]+')))}/`

const roomRules = Object.entries(doors).map(([room, allowed]) => ({
  name: `door-of-${room}`,
  severity: 'error',
  comment: `src/${room} may import ${allowed.length === 0 ? 'nothing but itself' : `itself and ${allowed.join(', ')}`}: hand the rest in as an argument, or through a port of src/casework`,
  from: { path: `^src/${room}/`, pathNot: compositions },
  to: { path: '^(src|web)/', pathNot: `^src/${oneOf([room, ...allowed])}/` },
}))

const ownPackageRules = packagesOfOneRoom.map(({ packages, rooms, why }) => ({
  name: `package-${packages[0].replace(/[^a-z]/g, '')}`,
  severity: 'error',
  comment: why,
  from: { path: '^(src|web)/', pathNot: [`^src/${oneOf([...rooms, mainRoom])}/`, tests] },
  to: { path: packagePath(packages) },
}))

module.exports = {
  forbidden: [
    ...roomRules,
    ...ownPackageRules,
    {
      name: 'shipped-code-stays-in-src',
      severity: 'error',
      comment: 'tools, bench and test are not there where Bihuan runs (tests may use what tools offer)',
      from: { path: '^(src|web)/', pathNot: tests },
      to: { path: '^(tools|bench|test)/' },
    },
    {
      name: 'sql-drivers-not-in-main',
      severity: 'error',
      comment: 'src/main puts drivers together; it speaks no SQL itself: ask a driver',
      from: { path: '^src/main/', pathNot: tests },
      to: { path: packagePath(['pg']) },
    },
    {
      name: 'door-of-desk',
      severity: 'error',
      comment: `screens never import the server: web/desk may import ${deskDoors.join(' and ')}; everything else comes over the API`,
      from: { path: '^web/desk/', pathNot: compositions },
      to: { path: '^src/', pathNot: `^src/${oneOf(deskDoors)}/` },
    },
    {
      name: 'registers-stay-apart',
      severity: 'error',
      comment:
        'registers refer to each other by name, never by import; only src/registers/words.ts and the words.ts of a domain are shared',
      from: { path: '^src/registers/', pathNot: ['^src/registers/index\\.ts$', tests] },
      to: {
        path: '^src/registers/',
        pathNot: ['^src/registers/words\\.ts$', '^src/registers/[^/]+/words\\.ts$', registerParts],
      },
    },
    {
      name: 'register-parts-stay-home',
      severity: 'error',
      comment: 'the words of a domain are for its own registers, NAME-fields.ts and NAME-rules.ts for NAME.ts alone',
      from: { path: '^src/registers/([^/]+)/([a-z0-9-]+?)(?:-fields|-rules)?\\.ts$', pathNot: tests },
      to: {
        path: ['^src/registers/[^/]+/words\\.ts$', registerParts],
        pathNot: '^src/registers/$1/(words|$2-(fields|rules))\\.ts$',
      },
    },
    {
      name: 'pure-packages',
      severity: 'error',
      comment: 'this package is not on the list of pure ones (tools/rooms.ts): a pure room is handed what it needs',
      from: { path: `^src/${oneOf(pureRooms)}/`, pathNot: tests },
      to: { path: 'node_modules/', pathNot: packagePath(purePackages) },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'two files that need each other are one file, or need a third below both',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment: 'what a test offers to others belongs into a file of its own beside it',
      from: {},
      to: { path: tests },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'there is no such file or package',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-packages',
      severity: 'error',
      comment: 'name the package in package.json: it is here only because another one needs it',
      from: { path: '^(src|web|tools|bench|test)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-developers-packages-in-the-server',
      severity: 'error',
      comment: 'it would be missing where only the dependencies are installed: move it from devDependencies',
      from: { path: '^src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|coverage|\\.runtime)/' },
    // Type imports count: a room that knows another's shapes depends on it.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
}
