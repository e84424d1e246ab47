//! Colours as the eye sees them, and the nearest ones that a terminal has.
//!
//! Nearness is the distance in `OKLab`, a space in which equal steps look equal
//! (Ottosson 2020, "A perceptual color space for image processing"); contrast is
//! that of WCAG 2.1.

use ratatui::style::Color;

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None: bold, italic, underlined and reversed are left.
    None,
    /// The sixteen that the user of the terminal has chosen.
    Sixteen,
    /// Those, a cube of 216 and 24 grays.
    Indexed,
    /// All.
    Truecolor,
}

/// Red, green and blue.
pub type Rgb = (u8, u8, u8);

/// The sixteen as xterm has them: what they are elsewhere nobody can ask.
const SIXTEEN: [(Color, Rgb); 16] = [
    (Color::Black, (0, 0, 0)),
    (Color::Red, (205, 0, 0)),
    (Color::Green, (0, 205, 0)),
    (Color::Yellow, (205, 205, 0)),
    (Color::Blue, (0, 0, 238)),
    (Color::Magenta, (205, 0, 205)),
    (Color::Cyan, (0, 205, 205)),
    (Color::Gray, (229, 229, 229)),
    (Color::DarkGray, (127, 127, 127)),
    (Color::LightRed, (255, 0, 0)),
    (Color::LightGreen, (0, 255, 0)),
    (Color::LightYellow, (255, 255, 0)),
    (Color::LightBlue, (92, 92, 255)),
    (Color::LightMagenta, (255, 0, 255)),
    (Color::LightCyan, (0, 255, 255)),
    (Color::White, (255, 255, 255)),
];

impl Depth {
    /// The colour nearest to `color` that the terminal has. What is told apart
    /// from `ground` by a contrast that can be read stays so where any colour
    /// allows it.
    pub fn nearest(self, color: Color, ground: Option<Color>) -> Color {
        let Color::Rgb(r, g, b) = color else { return color };
        let wanted = (r, g, b);
        let candidates = match self {
            Self::None => return Color::Reset,
            Self::Truecolor => return color,
            Self::Sixteen => SIXTEEN.to_vec(),
            Self::Indexed => (16..=255).map(|n| (Color::Indexed(n), indexed(n))).collect(),
        };
        let near = |of: &mut dyn Iterator<Item = &(Color, Rgb)>| {
            let far = of.map(|(color, rgb)| (self.distance(wanted, *rgb), *color));
            far.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, color)| color)
        };
        let ground = ground.and_then(rgb).map(|ground| {
            // It is another one there.
            let shown = self.shown(ground);
            (shown, contrast(wanted, ground).min(READABLE))
        });
        let stays = |colour: Rgb| ground.is_none_or(|(ground, least)| contrast(colour, ground) >= least);
        near(&mut candidates.iter().filter(|(_, rgb)| stays(*rgb)))
            .or_else(|| near(&mut candidates.iter()))
            .unwrap_or(Color::Reset)
    }

    /// How little one colour can stand for another. Of sixteen hardly one is near:
    /// there a gray stays a gray, and what has a hue keeps it.
    fn distance(self, wanted: Rgb, other: Rgb) -> f32 {
        let ([light, a, b], [its_light, its_a, its_b]) = (oklab(wanted), oklab(other));
        let (chroma, its_chroma) = (a.hypot(b), its_a.hypot(its_b));
        let lighter = (light - its_light).powi(2);
        match (chroma < GRAY, its_chroma < GRAY) {
            _ if self != Self::Sixteen => lighter + (a - its_a).powi(2) + (b - its_b).powi(2),
            (true, true) => lighter,
            (false, false) => {
                let turned = (a / chroma - its_a / its_chroma).powi(2) + (b / chroma - its_b / its_chroma).powi(2);
                turned + lighter
            }
            _ => 1.0 + lighter,
        }
    }

    /// What a terminal of this depth shows for a colour.
    fn shown(self, color: Rgb) -> Rgb {
        rgb(self.nearest(Color::Rgb(color.0, color.1, color.2), None)).unwrap_or(color)
    }
}

/// The least contrast of text that can be read (WCAG 2.1, 1.4.3).
pub const READABLE: f32 = 4.5;

/// The least contrast of text that can be read well (WCAG 2.1, 1.4.6).
pub const WELL_READABLE: f32 = 7.0;

/// Below this chroma a colour passes for a gray.
const GRAY: f32 = 0.04;

/// Red, green and blue of a colour, where that is known.
pub fn rgb(color: Color) -> Option<Rgb> {
    match color {
        Color::Rgb(r, g, b) => Some((r, g, b)),
        Color::Indexed(n @ 16..) => Some(indexed(n)),
        color => SIXTEEN.iter().find(|(known, _)| *known == color).map(|(_, rgb)| *rgb),
    }
}

/// The colours above the sixteen: a cube, and grays.
fn indexed(n: u8) -> Rgb {
    let step = |level: u8| if level == 0 { 0 } else { 55 + 40 * level };
    match n.saturating_sub(16) {
        n @ 0..216 => (step(n / 36), step(n / 6 % 6), step(n % 6)),
        n => {
            let gray = 8 + 10 * (n - 216);
            (gray, gray, gray)
        }
    }
}

/// Lightness, and how green to red and blue to yellow a colour is. The numbers
/// are those of Ottosson 2020.
fn oklab(color: Rgb) -> [f32; 3] {
    let [red, green, blue] = linear(color);
    let l = (0.412_221_46 * red + 0.536_332_55 * green + 0.051_445_995 * blue).cbrt();
    let m = (0.211_903_5 * red + 0.680_699_5 * green + 0.107_396_96 * blue).cbrt();
    let s = (0.088_302_46 * red + 0.281_718_85 * green + 0.629_978_7 * blue).cbrt();
    [
        0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
        1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
        0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
    ]
}

/// Light, of which twice as much is twice the number (IEC 61966-2-1).
fn linear((r, g, b): Rgb) -> [f32; 3] {
    [r, g, b].map(|level| {
        let level = f32::from(level) / 255.0;
        if level <= 0.04045 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
    })
}

/// The contrast of two colours, from 1 to 21.
pub fn contrast(one: Rgb, other: Rgb) -> f32 {
    let light = |color| {
        let [r, g, b] = linear(color);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (light(one), light(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn contrast_runs_from_one_to_twenty_one() {
        assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 0.01);
        assert!((contrast((9, 8, 7), (9, 8, 7)) - 1.0).abs() < 0.01);
        assert!((contrast((119, 119, 119), (255, 255, 255)) - 4.48).abs() < 0.01, "as others measure it");
    }

    #[test]
    fn a_colour_becomes_the_one_that_looks_most_like_it() {
        let cases = [
            ((250, 10, 10), Color::LightRed, Color::Indexed(196)),
            ((0, 0, 0), Color::Black, Color::Indexed(16)),
            ((230, 226, 228), Color::Gray, Color::Indexed(254)),
            ((0, 200, 210), Color::Cyan, Color::Indexed(44)),
        ];
        for ((r, g, b), sixteen, indexed) in cases {
            assert_eq!(Depth::Sixteen.nearest(Color::Rgb(r, g, b), None), sixteen);
            assert_eq!(Depth::Indexed.nearest(Color::Rgb(r, g, b), None), indexed);
        }
        assert_eq!(Depth::Sixteen.nearest(Color::Cyan, None), Color::Cyan, "the terminal's own stay");
    }

    #[test]
    fn of_sixteen_a_gray_is_a_gray_and_a_hue_keeps_its_name() {
        let cases = [
            ((162, 172, 183), Color::DarkGray),
            ((149, 223, 164), Color::LightGreen),
            ((242, 200, 108), Color::Yellow),
            ((251, 151, 151), Color::LightRed),
            ((215, 166, 227), Color::LightMagenta),
            ((109, 214, 232), Color::Cyan),
        ];
        for ((r, g, b), expected) in cases {
            assert_eq!(Depth::Sixteen.nearest(Color::Rgb(r, g, b), Some(Color::Rgb(20, 30, 40))), expected);
        }
    }

    proptest! {
        #[test]
        fn what_can_be_read_can_be_read_with_fewer_colours(r: u8, g: u8, b: u8, dark: bool) {
            let ground = if dark { Color::Rgb(12, 20, 30) } else { Color::Rgb(250, 248, 244) };
            let (before, shown) = (contrast((r, g, b), rgb(ground).expect("known")), Color::Rgb(r, g, b));
            for depth in [Depth::Indexed, Depth::Sixteen] {
                let ground_there = rgb(depth.nearest(ground, None)).expect("known");
                let after = rgb(depth.nearest(shown, Some(ground))).expect("known");
                prop_assert!(contrast(after, ground_there) >= before.min(READABLE), "{depth:?} {after:?}");
            }
        }
    }
}
