namespace CustomVision.DataRights.Emulator.Pictures;

// Each method draws within its square frame and returns the actual bounding boxes.
internal sealed partial class DemoPicture
{
    private static (PictureBox Main, PictureBox Detail) DrawCar(Canvas canvas, Random random, int left, int top, int side, Colour paint)
    {
        var unit = side / 16;
        var width = unit * 16;
        var y = top + (unit * 4);
        canvas.Trapezium(left + (unit * 5), unit * 6, left + (unit * 3), unit * 10, y, unit * 3, paint);
        canvas.Trapezium(left + (unit * 5), unit * 6, left + (unit * 4), unit * 8, y + (unit / 2), unit * 2, Colour.OfHue(200, 0.2, 0.95));
        canvas.Rectangle(left, y + (unit * 3), width, unit * 4, paint);
        canvas.Ellipse(left + (unit * 4), y + (unit * 7), unit * 2, unit * 2, Colour.Ink);
        canvas.Ellipse(left + (unit * 4), y + (unit * 7), unit, unit, Colour.Grey(180));
        canvas.Ellipse(left + (unit * 12), y + (unit * 7), unit * 2, unit * 2, Colour.Ink);
        canvas.Ellipse(left + (unit * 12), y + (unit * 7), unit, unit, Colour.Grey(180));

        // The plate has seven strokes of random height in place of characters.
        var (plateLeft, plateTop, plateWidth, plateHeight) = (left + (unit * 6), y + (unit * 5), unit * 4, unit * 2);
        canvas.Rectangle(plateLeft, plateTop, plateWidth, plateHeight, Colour.Ink);
        canvas.Rectangle(plateLeft + 1, plateTop + 1, plateWidth - 2, plateHeight - 2, Colour.White);
        for (var stroke = 0; stroke < 7; stroke++)
        {
            var height = random.Next(1, Math.Max(2, plateHeight - 4));
            canvas.Rectangle(plateLeft + 2 + (stroke * (plateWidth - 4) / 7), plateTop + 2, Math.Max(1, unit / 3), height, Colour.Ink);
        }

        return (BoxOf(canvas, left, y, width, unit * 9), BoxOf(canvas, plateLeft, plateTop, plateWidth, plateHeight));
    }

    private static (PictureBox Main, PictureBox Detail) DrawFace(Canvas canvas, int left, int top, int side, Colour paint)
    {
        var radius = side / 2;
        var (x, y) = (left + radius, top + radius);
        canvas.Ellipse(x, y, radius, radius, paint);
        canvas.Ellipse(x, y, radius - 3, radius - 3, Colour.OfHue(40, 0.35, 1));

        var (eye, apart) = (side / 12, side / 5);
        canvas.Ellipse(x - apart, y - (radius / 4), eye, eye, Colour.Ink);
        canvas.Ellipse(x + apart, y - (radius / 4), eye, eye, Colour.Ink);
        canvas.Ellipse(x, y + (radius / 3), radius / 2, radius / 4, Colour.OfHue(0, 0.6, 0.7));
        canvas.Rectangle(x - (radius / 2), y + (radius / 12), radius, radius / 4, Colour.OfHue(40, 0.35, 1));

        return (
            BoxOf(canvas, left, top, radius * 2, radius * 2),
            BoxOf(canvas, x - apart - eye, y - (radius / 4) - eye, 2 * (apart + eye), 2 * eye)
        );
    }

    private static (PictureBox Main, PictureBox Detail) DrawFork(Canvas canvas, int left, int top, int side, Colour paint)
    {
        var unit = side / 16;
        var x = left + (unit * 4);
        for (var tine = 0; tine < 4; tine++)
        {
            canvas.Rectangle(x + (tine * unit * 2), top, unit, unit * 5, paint);
        }

        canvas.Rectangle(x, top + (unit * 5), unit * 7, unit * 2, paint);
        canvas.Rectangle(x + (unit * 3), top + (unit * 7), unit, unit * 9, paint);
        return (BoxOf(canvas, x, top, unit * 7, unit * 16), BoxOf(canvas, x, top, unit * 7, unit * 5));
    }

    private static (PictureBox Main, PictureBox Detail) DrawHouse(Canvas canvas, int left, int top, int side, Colour paint)
    {
        var unit = side / 16;
        var (roof, wall) = (unit * 6, unit * 10);
        canvas.Trapezium(left + (unit * 8), 1, left, unit * 16, top, roof, paint);
        canvas.Rectangle(left + unit, top + roof, unit * 14, wall, Colour.OfHue(30, 0.15, 0.95));
        canvas.Rectangle(left + (unit * 3), top + roof + (unit * 2), unit * 3, unit * 3, Colour.OfHue(200, 0.3, 0.9));
        var (doorLeft, doorTop) = (left + (unit * 9), top + roof + (unit * 3));
        canvas.Rectangle(doorLeft, doorTop, unit * 4, unit * 7, Colour.OfHue(20, 0.7, 0.45));
        return (BoxOf(canvas, left, top, unit * 16, unit * 16), BoxOf(canvas, doorLeft, doorTop, unit * 4, unit * 7));
    }
}
