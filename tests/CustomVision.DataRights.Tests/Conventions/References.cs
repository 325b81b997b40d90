using System.Reflection;
using System.Reflection.Emit;

namespace CustomVision.DataRights.Tests.Conventions;

/// <summary>What a type refers to: in its signatures and in the code of its methods, with the code that the compiler made of it.</summary>
internal static class References
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The members that the code of a type and of its nested types names, and the types that its signatures name.</summary>
    public static IEnumerable<MemberInfo> Of(Type type)
    {
        foreach (var one in Nested(type))
        {
            foreach (
                var mentioned in one.GetInterfaces()
                    .Append(one.BaseType)
                    .OfType<Type>()
                    .Concat(one.GetFields(All).Select(field => field.FieldType))
            )
            {
                yield return mentioned;
            }

            foreach (var method in one.GetMethods(All).Cast<MethodBase>().Concat(one.GetConstructors(All)))
            {
                foreach (var parameter in method.GetParameters())
                {
                    yield return parameter.ParameterType;
                }

                foreach (var member in InCode(method))
                {
                    yield return member;
                }
            }
        }
    }

    /// <summary>The types that a member names: its owner, its arguments, its signature.</summary>
    public static IEnumerable<Type> TypesIn(MemberInfo member) =>
        (
            member switch
            {
                Type type => [type],
                MethodInfo method =>
                [
                    method.DeclaringType!,
                    method.ReturnType,
                    .. method.GetParameters().Select(parameter => parameter.ParameterType),
                    .. method.GetGenericArguments(),
                ],
                MethodBase constructor =>
                [
                    constructor.DeclaringType!,
                    .. constructor.GetParameters().Select(parameter => parameter.ParameterType),
                ],
                FieldInfo field => [field.DeclaringType!, field.FieldType],
                _ => (IEnumerable<Type>)[],
            }
        )
            .OfType<Type>()
            .SelectMany(Parts);

    private static IEnumerable<Type> Nested(Type type) => type.GetNestedTypes(All).SelectMany(Nested).Prepend(type);

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];

    private static IEnumerable<MemberInfo> InCode(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            yield break;
        }

        foreach (var local in body.LocalVariables)
        {
            yield return local.LocalType;
        }

        var code = body.GetILAsByteArray()!;
        var typeArguments = method.DeclaringType is { IsGenericType: true } owner ? owner.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var value = (short)code[at++];
            if (value == 0xFE)
            {
                value = (short)((0xFE << 8) | code[at++]);
            }

            var operation = Codes[value];
            if (
                operation.OperandType
                is OperandType.InlineMethod
                    or OperandType.InlineType
                    or OperandType.InlineField
                    or OperandType.InlineTok
            )
            {
                var member = method.Module.ResolveMember(BitConverter.ToInt32(code, at), typeArguments, methodArguments);
                if (member is not null)
                {
                    yield return member;
                }
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}
