//! Structures: what can be seen, picked and named. Ids are kebab-case English from *Terminologia
//! Anatomica*.

use super::{Enumerated, Side, UnknownName, named_enum};
use std::{fmt, str::FromStr};

named_enum! {
    /// A cervical vertebra. Ordered from the head down, so that C1 is the least; as "less" could be
    /// taken for lower, write [`Level::is_above`].
    Level, "level", {
        /// The atlas.
        C1 => "c1",
        /// The axis.
        C2 => "c2",
        /// Third cervical vertebra.
        C3 => "c3",
        /// Fourth cervical vertebra.
        C4 => "c4",
        /// Fifth cervical vertebra.
        C5 => "c5",
        /// Sixth cervical vertebra.
        C6 => "c6",
        /// Seventh cervical vertebra, vertebra prominens.
        C7 => "c7",
    }
}

impl Level {
    /// Whether this vertebra lies nearer to the head than `other`.
    #[must_use]
    pub fn is_above(self, other: Self) -> bool {
        (self as u8) < (other as u8)
    }

    /// The next vertebra towards the trunk, if it is cervical.
    #[must_use]
    pub fn below(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }
}

named_enum! {
    /// A paired synovial joint of the neck.
    Joint, "joint", {
        /// Atlanto-occipital joint.
        C0C1 => "c0-c1-joint",
        /// Lateral atlanto-axial joint.
        C1C2 => "c1-c2-joint",
        /// Zygapophysial (facet) joint C2/C3.
        C2C3 => "c2-c3-joint",
        /// Facet joint C3/C4.
        C3C4 => "c3-c4-joint",
        /// Facet joint C4/C5.
        C4C5 => "c4-c5-joint",
        /// Facet joint C5/C6.
        C5C6 => "c5-c6-joint",
        /// Facet joint C6/C7.
        C6C7 => "c6-c7-joint",
    }
}

named_enum! {
    /// A paired nerve or nerve root of neck and back of the head.
    Nerve, "nerve", {
        /// Nervus occipitalis major: medial branch of the dorsal ramus of C2.
        GreaterOccipital => "greater-occipital-nerve",
        /// Nervus occipitalis tertius: superficial medial branch of the dorsal ramus of C3.
        ThirdOccipital => "third-occipital-nerve",
        /// Nervus occipitalis minor: from the ventral ramus of C2.
        LesserOccipital => "lesser-occipital-nerve",
        /// Nervus auricularis magnus: from the ventral rami of C2 and C3.
        GreatAuricular => "great-auricular-nerve",
        /// Nervus suboccipitalis: dorsal ramus of C1.
        Suboccipital => "suboccipital-nerve",
        /// Root of C1, from the cord to the groove of the artery.
        C1Root => "c1-root",
        /// Root of C2, from the cord to its ganglion.
        C2Root => "c2-root",
        /// Root of C3, from the cord to its foramen.
        C3Root => "c3-root",
    }
}

named_enum! {
    /// An unpaired ligament of the upper neck.
    Ligament, "ligament", {
        /// Transverse ligament of the atlas with the upright bands of the cruciform ligament.
        Transverse => "transverse-ligament",
        /// From the tip of the dens to the skull.
        Apical => "apical-ligament",
        /// From the body of the axis to the clivus, behind the other ligaments.
        Tectorial => "tectorial-membrane",
        /// The sheet between the muscles of the nape.
        Nuchal => "nuchal-ligament",
    }
}

named_enum! {
    /// A paired muscle of the nape.
    Muscle, "muscle", {
        /// From the spinous process of the axis to the skull.
        RectusMajor => "rectus-capitis-posterior-major",
        /// From the posterior tubercle of the atlas to the skull.
        RectusMinor => "rectus-capitis-posterior-minor",
        /// From the spinous process of the axis to the transverse process of the atlas.
        ObliquusInferior => "obliquus-capitis-inferior",
        /// From the transverse process of the atlas to the skull.
        ObliquusSuperior => "obliquus-capitis-superior",
        /// The strap beside the midline that the greater occipital nerve pierces.
        Semispinalis => "semispinalis-capitis",
        /// From behind the ear to the breastbone and collarbone.
        Sternocleidomastoid => "sternocleidomastoid",
        /// The upper part of the broad muscle of nape and shoulder.
        Trapezius => "trapezius",
    }
}

named_enum! {
    /// The kind of tissue, which decides colour role and place in the list.
    Kind, "kind", {
        /// Bone.
        Bone => "bone",
        /// Joint capsule with its cartilage.
        Joint => "joint",
        /// Intervertebral disc.
        Disc => "disc",
        /// Ligament.
        Ligament => "ligament",
        /// Muscle.
        Muscle => "muscle",
        /// Nerve or ganglion.
        Nerve => "nerve",
        /// Spinal cord.
        Cord => "cord",
        /// Dura mater, a thin sac round the cord.
        Dura => "dura",
        /// Artery.
        Artery => "artery",
        /// Skin, drawn as a ghost.
        Skin => "skin",
    }
}

/// One structure of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StructureId {
    /// The occipital bone with the skull base.
    Occiput,
    /// A vertebra.
    Vertebra(Level),
    /// The disc below a vertebra, C2 to C6.
    Disc(Level),
    /// A joint of one side.
    Joint(Joint, Side),
    /// The median atlanto-axial joint, between the dens and the anterior arch of the atlas.
    MedianJoint,
    /// An unpaired ligament.
    Ligament(Ligament),
    /// The ligament from the dens to the skull on one side.
    AlarLigament(Side),
    /// A muscle of one side.
    Muscle(Muscle, Side),
    /// The C2 spinal ganglion of one side.
    C2Ganglion(Side),
    /// A nerve of one side.
    Nerve(Nerve, Side),
    /// The spinal cord.
    SpinalCord,
    /// The sac of dura mater round the cord.
    Dura,
    /// The vertebral artery of one side.
    VertebralArtery(Side),
    /// Skin of head and neck.
    Skin,
}

/// How many structures there are.
const COUNT: usize = 1
    + Level::ALL.len()
    + DISCS.len()
    + 2 * Joint::ALL.len()
    + 1
    + Ligament::ALL.len()
    + 2
    + 2 * Muscle::ALL.len()
    + 2
    + 2 * Nerve::ALL.len()
    + 2
    + 2
    + 1;

/// The vertebrae above a disc.
const DISCS: [Level; 5] = [Level::C2, Level::C3, Level::C4, Level::C5, Level::C6];

/// Every structure, worked out by the compiler.
static ALL: [StructureId; COUNT] = {
    let (mut all, mut count) = ([StructureId::Occiput; COUNT], 1);
    macro_rules! add {
        ($($id:expr),+) => { $(all[count] = $id; count += 1;)+ };
        ($item:ident of $list:expr => $($id:expr),+) => {
            let mut place = 0;
            while place < $list.len() {
                let $item = $list[place];
                add!($($id),+);
                place += 1;
            }
        };
    }
    add!(level of Level::ALL => StructureId::Vertebra(level));
    add!(level of DISCS => StructureId::Disc(level));
    add!(joint of Joint::ALL => StructureId::Joint(joint, Side::Left), StructureId::Joint(joint, Side::Right));
    add!(StructureId::MedianJoint);
    add!(ligament of Ligament::ALL => StructureId::Ligament(ligament));
    add!(
        StructureId::AlarLigament(Side::Left),
        StructureId::AlarLigament(Side::Right)
    );
    add!(muscle of Muscle::ALL => StructureId::Muscle(muscle, Side::Left), StructureId::Muscle(muscle, Side::Right));
    add!(
        StructureId::C2Ganglion(Side::Left),
        StructureId::C2Ganglion(Side::Right)
    );
    add!(nerve of Nerve::ALL => StructureId::Nerve(nerve, Side::Left), StructureId::Nerve(nerve, Side::Right));
    add!(StructureId::SpinalCord, StructureId::Dura);
    add!(
        StructureId::VertebralArtery(Side::Left),
        StructureId::VertebralArtery(Side::Right)
    );
    add!(StructureId::Skin);
    assert!(count == COUNT);
    all
};

impl StructureId {
    /// Every structure of the model: bones first, top to bottom, left before right. Addresses
    /// depend on this order (see [`StructureSet`](super::StructureSet)): new structures go to the
    /// end.
    #[must_use]
    pub const fn all() -> &'static [Self] {
        &ALL
    }

    /// The kind of tissue.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Occiput | Self::Vertebra(_) => Kind::Bone,
            Self::Disc(_) => Kind::Disc,
            Self::Joint(..) | Self::MedianJoint => Kind::Joint,
            Self::Ligament(_) | Self::AlarLigament(_) => Kind::Ligament,
            Self::Muscle(..) => Kind::Muscle,
            Self::C2Ganglion(_) | Self::Nerve(..) => Kind::Nerve,
            Self::SpinalCord => Kind::Cord,
            Self::Dura => Kind::Dura,
            Self::VertebralArtery(_) => Kind::Artery,
            Self::Skin => Kind::Skin,
        }
    }

    /// The patient's side; none for structures that are not paired.
    #[must_use]
    pub fn side(self) -> Option<Side> {
        Side::ALL
            .iter()
            .copied()
            .find(|&side| self == self.on(side) && self != self.on(side.opposite()))
    }

    /// The same structure on `side`; unpaired ones stay.
    #[must_use]
    pub fn on(self, side: Side) -> Self {
        match self {
            Self::Joint(joint, _) => Self::Joint(joint, side),
            Self::AlarLigament(_) => Self::AlarLigament(side),
            Self::Muscle(muscle, _) => Self::Muscle(muscle, side),
            Self::C2Ganglion(_) => Self::C2Ganglion(side),
            Self::Nerve(nerve, _) => Self::Nerve(nerve, side),
            Self::VertebralArtery(_) => Self::VertebralArtery(side),
            Self::Occiput
            | Self::Vertebra(_)
            | Self::Disc(_)
            | Self::MedianJoint
            | Self::Ligament(_)
            | Self::SpinalCord
            | Self::Dura
            | Self::Skin => self,
        }
    }

    /// The id without its side: the key of its words and facts.
    ///
    /// # Example
    /// ```
    /// use atlanto::domain::StructureId;
    /// let joint: StructureId = "c1-c2-joint-left".parse().unwrap();
    /// assert_eq!(joint.base(), "c1-c2-joint");
    /// ```
    #[must_use]
    pub fn base(self) -> String {
        match self {
            Self::Occiput => "occiput".to_owned(),
            Self::Vertebra(level) => level.name().to_owned(),
            Self::Disc(level) => {
                format!("{}-{}-disc", level, level.below().map_or("t1", Level::name))
            }
            Self::Joint(joint, _) => joint.name().to_owned(),
            Self::MedianJoint => "c1-c2-median-joint".to_owned(),
            Self::Ligament(ligament) => ligament.name().to_owned(),
            Self::AlarLigament(_) => "alar-ligament".to_owned(),
            Self::Muscle(muscle, _) => muscle.name().to_owned(),
            Self::C2Ganglion(_) => "c2-ganglion".to_owned(),
            Self::Nerve(nerve, _) => nerve.name().to_owned(),
            Self::SpinalCord => "spinal-cord".to_owned(),
            Self::Dura => "dura".to_owned(),
            Self::VertebralArtery(_) => "vertebral-artery".to_owned(),
            Self::Skin => "skin".to_owned(),
        }
    }

    /// The structure with this [`base`](Self::base) on `side`.
    ///
    /// # Errors
    /// [`UnknownName`] when no structure has that base.
    pub fn from_base(base: &str, side: Side) -> Result<Self, UnknownName> {
        Self::all()
            .iter()
            .find(|id| id.base() == base)
            .map(|id| id.on(side))
            .ok_or_else(|| UnknownName::new("structure", base))
    }
}

impl Enumerated for StructureId {
    fn values() -> &'static [Self] {
        Self::all()
    }
}

impl fmt::Display for StructureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.base())?;
        self.side().map_or(Ok(()), |side| write!(f, "-{side}"))
    }
}

impl FromStr for StructureId {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::all()
            .iter()
            .copied()
            .find(|id| id.to_string() == text)
            .ok_or_else(|| UnknownName::new("structure", text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_round_trip_and_are_unique() {
        let all = StructureId::all();
        let mut names: Vec<String> = all.iter().map(ToString::to_string).collect();
        for id in all {
            assert_eq!(id.to_string().parse::<StructureId>().as_ref(), Ok(id));
        }
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all.len());
    }

    #[test]
    fn discs_are_named_by_both_neighbours() {
        assert_eq!(StructureId::Disc(Level::C2).to_string(), "c2-c3-disc");
    }

    #[test]
    fn a_side_can_be_changed() {
        let joint = StructureId::Joint(Joint::C1C2, Side::Left);
        assert_eq!(joint.on(Side::Right).to_string(), "c1-c2-joint-right");
        assert_eq!(joint.side(), Some(Side::Left));
        assert_eq!(joint.on(Side::Right).side(), Some(Side::Right));
        assert_eq!(
            (
                StructureId::Occiput.on(Side::Right),
                StructureId::Occiput.side()
            ),
            (StructureId::Occiput, None)
        );
    }
}
