// What a document costs by Linear's published count: 0.1 a field, 1 an object, a list's content times its page size.
// linear.app/developers/rate-limiting
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from "graphql";

/** Above this Linear refuses a single query. */
export const MAX_COMPLEXITY = 10_000;
const DEFAULT_PAGE = 50;

export function complexityOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of document.definitions) {
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  }
  const ofSet = (set: SelectionSetNode, type: GraphQLCompositeType): number =>
    set.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + ofField(selection, type);
      const inner = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const on = schema.getType(inner?.typeCondition?.name.value ?? type.name);
      return inner === undefined || !isCompositeType(on) ? sum : sum + ofSet(inner.selectionSet, on);
    }, 0);
  const ofField = (field: FieldNode, parent: GraphQLCompositeType): number => {
    const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {};
    const type = getNamedType(fields[field.name.value]?.type);
    if (field.selectionSet === undefined || !isCompositeType(type)) return 0.1;
    const content = ofSet(field.selectionSet, type);
    return type.name.endsWith("Connection") ? content * pageSize(field, variables) : 1 + content;
  };
  let total = 0;
  for (const each of document.definitions) {
    const root = each.kind === Kind.OPERATION_DEFINITION ? schema.getRootType(each.operation) : undefined;
    if (root && each.kind === Kind.OPERATION_DEFINITION) total += ofSet(each.selectionSet, root);
  }
  return Math.ceil(total);
}

function pageSize(field: FieldNode, variables: Readonly<Record<string, unknown>>): number {
  const value = field.arguments?.find((argument) => argument.name.value === "first")?.value;
  if (value?.kind === Kind.INT) return Number(value.value);
  return value?.kind === Kind.VARIABLE ? Number(variables[value.name.value]) : DEFAULT_PAGE;
}
