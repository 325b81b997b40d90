using System.Reflection;
using System.Runtime.CompilerServices;

namespace CustomVision.DataRights.Tests.Archive;

/// <summary>
/// Sums what an object keeps in memory by walking its fields. Unlike a reading of the heap, it is the same whatever other tests have left
/// in pools.
/// </summary>
internal static class RetainedBytes
{
    private const int Header = 16; // of an object in a process of 64 bits, with its method table

    private static readonly MethodInfo SizeOfDefinition = typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!;

    public static long Of(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<object>([root]);
        var sum = 0L;
        while (waiting.TryPop(out var item))
        {
            if (item is Type or MemberInfo or Delegate or Assembly || !seen.Add(item))
            {
                continue;
            }

            sum +=
                Header
                + (
                    item switch
                    {
                        string text => sizeof(int) + (2L * text.Length),
                        Array array => sizeof(long) + ((long)array.Length * SizeOf(array.GetType().GetElementType()!)),
                        _ => 0,
                    }
                );
            if (item is Array { Length: > 0 } elements && HasReferences(elements.GetType().GetElementType()!))
            {
                foreach (var element in elements)
                {
                    Visit(element, elements.GetType().GetElementType()!, waiting);
                }
            }
            else if (item is not (string or Array))
            {
                sum += FieldsOf(item.GetType()).Sum(field => SizeOf(field.FieldType));
                VisitFields(item, item.GetType(), waiting);
            }
        }

        return sum;
    }

    private static void Visit(object? value, Type type, Stack<object> waiting)
    {
        if (value is null || type.IsPointer || type.IsPrimitive || type.IsEnum)
        {
            return;
        }

        if (type.IsValueType)
        {
            VisitFields(value, type, waiting); // a structure is part of what holds it
        }
        else
        {
            waiting.Push(value);
        }
    }

    private static void VisitFields(object item, Type type, Stack<object> waiting)
    {
        foreach (
            var field in FieldsOf(type)
                .Where(field => !field.FieldType.IsPointer && !field.FieldType.IsByRefLike && HasReferences(field.FieldType))
        )
        {
            Visit(field.GetValue(item), field.FieldType, waiting);
        }
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (
                var field in at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            )
            {
                yield return field;
            }
        }
    }

    private static bool HasReferences(Type type) =>
        !type.IsPointer
        && (
            !type.IsValueType
            || (!type.IsPrimitive && !type.IsEnum && FieldsOf(type).Any(field => field.FieldType != type && HasReferences(field.FieldType)))
        );

    private static int SizeOf(Type type) =>
        !type.IsValueType ? IntPtr.Size : (int)SizeOfDefinition.MakeGenericMethod(type).Invoke(null, null)!;
}
